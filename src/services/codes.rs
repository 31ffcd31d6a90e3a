//! Every error that a service documents: its number, its name, and what it means for the caller.
//!
//! Error numbers are a service's own: -2017 is API_KEY_EXPIRED at Toobit and EMAIL_EXIST at VelaFi. Each table is
//! sorted by them without their signs.

use crate::core::response::{Kind, KnownError, Means};

/// What an error means: a number, since hundreds of rows have it.
#[derive(Clone, Copy)]
pub struct Meaning(u8);

impl Meaning {
    /// In words.
    pub fn means(self) -> Means {
        MEANINGS[usize::from(self.0)]
    }
}

macro_rules! meanings {
    ($($(#[$comment:meta])* $name:ident = $kind:ident $advice:literal)+) => {
        #[allow(non_camel_case_types, clippy::upper_case_acronyms)]
        enum Number { $($name,)+ }

        $($(#[$comment])* pub const $name: Meaning = Meaning(Number::$name as u8);)+

        static MEANINGS: &[Means] = &[$(Means { kind: Kind::$kind, advice: $advice },)+];
    };
}

// Where a service documents nothing but a name, it is CORRECT.
meanings! {
    LOOK_UP = Unknown "The request may have been executed: look it up by the id that you gave it before you send it again."
    CORRECT = Refused "The service refused what the request asks for: read its message, and send a corrected request."
    UNREADABLE = Refused "The service cannot read the request: check path, parameters and body against its documents."
    UNAUTHORIZED = Refused "The service does not accept the credentials: check key, signature or token, and the clock."
    PERMISSION = Refused "The key or its account may not do this: check the permissions in the account's settings."
    ACCOUNT = Refused "The key may not use this account: check which account it belongs to."
    NO_TARGET = Refused "There is no such target: check method and path."
    KEY = Refused "The request is not authenticated: send the API key and a signature."
    KEY_HEADER = Refused "The header with the API key is missing or malformed: send X-BB-APIKEY with the whole key."
    KEY_CUT = Refused "The API key has a wrong format: check that it was copied whole, and goes into the right header."
    KEY_REJECTED = Refused "The API key, its IP address or its permission is not accepted: check all three in the account's settings."
    KEY_EXPIRED = Refused "The API key has expired: make a new one; one that is bound to IP addresses does not expire."
    SUSPENDED = Refused "The service's risk control has suspended the API key: ask its support."
    BIND_ADDRESS = Refused "The API key needs a bound IP address: bind one in the account's settings."
    LISTEN_KEY = Refused "The listen key does not exist any more: make a new one, and renew it in time."
    SIGNATURE = Refused "The signature does not belong to what was sent: check the secret and that no newline was copied along with it, and that nothing was re-ordered or re-encoded after signing."
    CLOCK = Refused "The time is too old or ahead of the server: measure the clock offset, add it to the time, and sign anew."
    TOKEN = Refused "The request is not authenticated: send X-BH-TOKEN with a token that has not expired."
    DOUBLE = Refused "The service has this request already: look it up by the id that you gave it."
    QUOTE = Refused "The quote has expired: ask for a new one, and order in time."
    KYC = Refused "The account must pass KYC or KYB first: complete it, or ask the service."
    ASK_VELAFI = Refused "VelaFi has not enabled the account for this: ask its support."
    SLOWER = Wait "Too many requests: wait as long as the response says, then send fewer of them."
    BANNED = Wait "The IP address is banned for sending on after a rate limit: wait, and send nothing until then."
    FIREWALL = Wait "The service's firewall or rate limit stopped the request: wait, then send fewer requests."
    FEWER_OPEN = Refused "Too many orders are open: wait for some to end, or cancel some."
    LATER = Wait "The service does not do this at the moment: wait, and do not send it at once again."
    MIXIN_TOKEN = Refused "The token is not accepted: it must be new for each request, signed for exactly this method, target and body, by the session's key."
    MIXIN_SCOPE = Refused "The token's scope does not allow this: request the scope, or use the bot's own session."
    MIXIN_FIELD = Refused "A field of the body is missing or invalid: the detail names it."
    MIXIN_PIN = Refused "The PIN is not right: check it before you try again, the tries are counted."
    MIXIN_CODE = Refused "The authorization code has expired: let the user authorize again."
    MIXIN_SPEND = Refused "The signature of an input is not right: check the spend key and the view keys of the inputs."
    PAVE_TOKEN = Refused "PAVE does not accept the token: check the secret, that API-Timestamp is the text that was signed, and the clock; a token is good for 5 minutes."
    PAVE_ACCOUNT = Refused "The account may not do this: check the primary account name and its permissions."
    BBD_RANDOM = Refused "The random number must be from 100000 to 999999: draw a new one."
    BBD_CLOCK = Refused "The machine's time is not confirmed: set its clock, or add the measured clock offset."
    BBD_APPID = Refused "There is no such appid: check that it was copied whole."
    BBD_SIGNATURE = Refused "The signature is wrong: check the appkey, then try another scheme."
    BBD_ADDRESS = Refused "The IP address is not the agreed one: bind the present one in the account's settings."
}

/// A row of a table: number, name and meaning.
pub type Row = (i32, &'static str, Meaning);

/// VelaFi. Source: docs.velafi.com, "Error and Warning Dictionary" (github.com/VelaFi-Dev/VelaFi-Develop,
/// error-reference/error-and-warning-dictionary.md), which has none for a wrong key, signature, time or token.
/// Those are of the BHEX platform that VelaFi stands on: -1000 to -1023, -2014 and -2015.
#[rustfmt::skip]
pub static VELAFI: &[Row] = &[
    (-1000, "UNKNOWN", LOOK_UP),
    (-1001, "DISCONNECTED", LOOK_UP),
    (-1002, "UNAUTHORIZED", TOKEN),
    (-1003, "TOO_MANY_REQUESTS", SLOWER),
    (-1005, "NO_PERMISSION", PERMISSION),
    (-1006, "UNEXPECTED_RESP", LOOK_UP),
    (-1007, "TIMEOUT", LOOK_UP),
    (-1015, "TOO_MANY_ORDERS", SLOWER),
    (-1016, "SERVICE_SHUTTING_DOWN", LATER),
    (-1021, "INVALID_TIMESTAMP", CLOCK),
    (-1022, "INVALID_SIGNATURE", SIGNATURE),
    (-1023, "BIND_IP_WHITE_LIST_FIRST", BIND_ADDRESS),
    (-1174, "REPEATED_SUBMIT_REQUEST", DOUBLE),
    (-2014, "BAD_API_KEY_FMT", KEY_CUT),
    (-2015, "REJECTED_MBX_KEY", KEY_REJECTED),
    (-2017, "EMAIL_EXIST", CORRECT),
    (-4010, "PARAM_IS_INVALID", CORRECT),
    (-4011, "PARAM_EXCEEDS_LIMIT_LENGTH", CORRECT),
    (-4012, "PARAM_EXCEEDS_LIMIT_QUANTITY", CORRECT),
    (-4013, "PARAM_MUST_LENGTH_CHAR", CORRECT),
    (-4014, "PARAM_MUST_LENGTH_LETTERS", CORRECT),
    (-4015, "PARAM_MUST_LENGTH_NUMERIC", CORRECT),
    (-4016, "PARAM_MUST_POSITION", CORRECT),
    (-4021, "PARAM_NOT_IS_NUMERIC", CORRECT),
    (-4022, "PARAM_NOT_IS_ALPHABETIC", CORRECT),
    (-4023, "PARAM_NOT_IS_ALPHANUMERIC", CORRECT),
    (-4024, "PARAM_IS_INVALID_ISO1", CORRECT),
    (-4025, "PARAM_IS_INVALID_ISO2", CORRECT),
    (-4026, "PARAM_IS_INVALID_ACCOUNT_TYPE", CORRECT),
    (-4027, "PAYMENT_NOT_EXIST", CORRECT),
    (-4040, "COMMON_ERROR_CODE", LOOK_UP),
    (-4041, "COMMON_TRAN_CODE", LOOK_UP),
    (-5001, "PAYMENT_SELECT_AUTO", CORRECT),
    (-5002, "PAYMENT_NOT_ACCOUNT_INFO", CORRECT),
    (-5003, "PAYMENT_NOT_EDIT", CORRECT),
    (-5004, "PAYMENT_NOT_CONFIG_AUTO_API", CORRECT),
    (-5005, "MC_EXIST", CORRECT),
    (-5006, "MC_NOT_EXIST", CORRECT),
    (-5007, "MC_INVALID", CORRECT),
    (-5008, "ORDER_REFUND_NOT_OP", CORRECT),
    (-5009, "ORDER_PAYING", CORRECT),
    (-5010, "ORDER_AUTO_NOT_MANUAL_COMPLETE", CORRECT),
    (-5011, "ORDER_AUTO_NOT_CURRENT_OPERATION", CORRECT),
    (-5012, "BANK_NOT_SUPPORT", CORRECT),
    (-5013, "MC_COUNTRY_NOT_SUPPORT", CORRECT),
    (-5014, "PAYMENT_ACCOUNT_INFO_AND_MC_SAME", CORRECT),
    (-5015, "CUIT_AND_MC_NOT_MATCH", CORRECT),
    (-5016, "FIAT_NOT_MATCH", CORRECT),
    (-5017, "PAYMENT_INVALID", CORRECT),
    (-5018, "PAYMENT_AND_PLATFORM_NOT_MATCH", CORRECT),
    (-5019, "SYMBOL_INVALID", CORRECT),
    (-5020, "SYMBOL_BUY_CLOSED", CORRECT),
    (-5021, "SYMBOL_SELL_CLOSED", CORRECT),
    (-5022, "PRICE_BELOW_SAFE", CORRECT),
    (-5023, "BASE_RATE_CONFIG_INVALID", CORRECT),
    (-5024, "USER_RATE_CONFIG_INVALID", CORRECT),
    (-5025, "RISK_RATE_CONFIG_INVALID", CORRECT),
    (-5026, "PEND_ORDER_NUM_LIMIT", FEWER_OPEN),
    (-5027, "RATE_INVALID", CORRECT),
    (-5028, "SELF_ORDER_CLOSE", LATER),
    (-5029, "ORDER_UID_EXCEED_LIMIT", CORRECT),
    (-5030, "ORDER_MC_EXCEED_LIMIT", CORRECT),
    (-5031, "TRADE_TEMP_NOT_PROCEED", LATER),
    (-5032, "NOT_WHITELIST_USER", ASK_VELAFI),
    (-5033, "NOT_API_USER", ASK_VELAFI),
    (-5034, "ORDER_END", CORRECT),
    (-5035, "ORDER_NOT_FINISH", CORRECT),
    (-5036, "PAYMENT_FEE_INVALID", CORRECT),
    (-5037, "NEED_UPLOAD_DOCUMENTS", CORRECT),
    (-5038, "MC_ACCOUNT_NOT_EXIST", CORRECT),
    (-5039, "MC_SETTINGS_EXIST", CORRECT),
    (-5041, "ORDER_UNPAID_CAN_UPLOAD", CORRECT),
    (-5042, "USER_NOT_UPLOAD_DOCUMENTS", CORRECT),
    (-5043, "NEED_PASS_KYC_OR_KYB", KYC),
    (-5044, "PAYMENT_ADD_NEED_PASS_KYC_OR_KYB", KYC),
    (-5045, "FIAT_INVALID", CORRECT),
    (-5046, "COMMON_ERROR", LOOK_UP),
    (-5047, "SYMBOL_AND_PAYMENT_NOT_MATCH", CORRECT),
    (-5048, "PAYMENT_TYPE_INVALID", CORRECT),
    (-5049, "CONFIG_INVALID", CORRECT),
    (-5050, "ORDER_MIN_AMOUNT", CORRECT),
    (-5051, "PAYMENT_FIAT_AND_ORDER_NOT_MATCH", CORRECT),
    (-5052, "DESELECT_MC", CORRECT),
    (-5053, "PAYMENT_ACCOUNT_ALREADY_EXISTS", CORRECT),
    (-5054, "PAYMENT_ADD_FAIL", CORRECT),
    (-5055, "KYC_OR_KYB_REGISTER_FAIL", CORRECT),
    (-5056, "PAYMENT_AND_MC_SETTINGS_NOT_MATCH", CORRECT),
    (-5057, "COUNTRY_AND_FIAT_NOT_SUPPORT", CORRECT),
    (-5058, "TOKEN_NOT_SUPPORT", CORRECT),
    (-5059, "MC_REGISTER_FAIL", CORRECT),
    (-5060, "ORDER_MAX_AMOUNT", CORRECT),
    (-5061, "MAX_DOCUMENT", CORRECT),
    (-5062, "MC_KYC_REVIEWING", CORRECT),
    (-5063, "MC_KYC_END", CORRECT),
    (-5064, "EXCEEDED_MC_NUMBER", CORRECT),
    (-5065, "MC_ACCOUNT_INVALID", CORRECT),
    (-5066, "MC_ACCOUNT_REVIEWING", CORRECT),
    (-5067, "MC_ACCOUNT_END", CORRECT),
    (-5068, "NOT_RELIANCE_MODE", ASK_VELAFI),
    (-5069, "MC_NAME_EXIST", CORRECT),
    (-5070, "MC_NOT_OPEN_ACCOUNT", CORRECT),
    (-5071, "MC_CHANNEL_INVALID", CORRECT),
    (-5072, "ACCOUNT_TYPE_AND_BANK_CODE_NOT_MATCH", CORRECT),
    (-5200, "OTC_QUOTE_EXPIRED", QUOTE),
    (-7000, "BANK_ORDER_CREATE_FAILED", CORRECT),
    (-7001, "RECEIVING_ACCOUNT_NUMBER_INCORRECT", CORRECT),
    (-7002, "ORDER_TIMEOUT", CORRECT),
    (-7003, "ORDER_REVIEW_REJECTION", CORRECT),
    (-7004, "ORDER_UNPAID_TIMEOUT", CORRECT),
    (-7005, "ACCOUNT_INSUFFICIENT_TIMEOUT", CORRECT),
];

/// Toobit. Source: api-docs.toobit.com, "Error Codes" of spot and of USDT-M futures, the same numbers.
#[rustfmt::skip]
pub static TOOBIT: &[Row] = &[
    (-1000, "UNKNOWN", LOOK_UP),
    (-1001, "DISCONNECTED", LOOK_UP),
    (-1002, "UNAUTHORIZED", KEY),
    (-1003, "TOO_MANY_REQUESTS", SLOWER),
    (-1005, "NO_PERMISSION", PERMISSION),
    (-1006, "UNEXPECTED_RESP", LOOK_UP),
    (-1007, "TIMEOUT", LOOK_UP),
    (-1014, "UNKNOWN_ORDER_COMPOSITION", CORRECT),
    (-1015, "TOO_MANY_ORDERS", SLOWER),
    (-1016, "SERVICE_SHUTTING_DOWN", LATER),
    (-1020, "UNSUPPORTED_OPERATION", CORRECT),
    (-1021, "INVALID_TIMESTAMP", CLOCK),
    (-1022, "INVALID_SIGNATURE", SIGNATURE),
    (-1023, "BIND_IP_WHITE_LIST_FIRST", BIND_ADDRESS),
    (-1031, "FEATURE_SUSPENDED", LATER),
    (-1100, "ILLEGAL_CHARS", CORRECT),
    (-1101, "TOO_MANY_PARAMETERS", CORRECT),
    (-1102, "MANDATORY_PARAM_EMPTY_OR_MALFORMED", CORRECT),
    (-1103, "UNKNOWN_PARAM", CORRECT),
    (-1104, "UNREAD_PARAMETERS", CORRECT),
    (-1105, "PARAM_EMPTY", CORRECT),
    (-1106, "PARAM_NOT_REQUIRED", CORRECT),
    (-1107, "API_KEY_EMPTY", KEY_HEADER),
    (-1111, "BAD_PRECISION", CORRECT),
    (-1112, "NO_DEPTH", CORRECT),
    (-1114, "TIF_NOT_REQUIRED", CORRECT),
    (-1115, "INVALID_TIF", CORRECT),
    (-1116, "INVALID_ORDER_TYPE", CORRECT),
    (-1117, "INVALID_SIDE", CORRECT),
    (-1118, "EMPTY_NEW_CL_ORD_ID", CORRECT),
    (-1119, "EMPTY_ORG_CL_ORD_ID", CORRECT),
    (-1120, "BAD_INTERVAL", CORRECT),
    (-1121, "BAD_SYMBOL", CORRECT),
    (-1125, "INVALID_LISTEN_KEY", LISTEN_KEY),
    (-1127, "MORE_THAN_XX_HOURS", CORRECT),
    (-1128, "OPTIONAL_PARAMS_BAD_COMBO", CORRECT),
    (-1129, "ORDER_DOWNLOAD_TIME_RANGE_EXCEED_ONE_YEAR", CORRECT),
    (-1130, "INVALID_PARAMETER", CORRECT),
    (-1131, "INSUFFICIENT_BALANCE", CORRECT),
    (-1132, "ORDER_PRICE_TOO_HIGH", CORRECT),
    (-1133, "ORDER_PRICE_TOO_SMALL", CORRECT),
    (-1134, "ORDER_PRICE_PRECISION_TOO_LONG", CORRECT),
    (-1135, "ORDER_QUANTITY_TOO_BIG", CORRECT),
    (-1136, "ORDER_QUANTITY_TOO_SMALL", CORRECT),
    (-1137, "ORDER_QUANTITY_PRECISION_TOO_LONG", CORRECT),
    (-1138, "ORDER_PRICE_WAVE_EXCEED", CORRECT),
    (-1139, "ORDER_HAS_FILLED", CORRECT),
    (-1140, "ORDER_AMOUNT_TOO_SMALL", CORRECT),
    (-1141, "ORDER_DUPLICATED", DOUBLE),
    (-1142, "ORDER_CANCELLED", CORRECT),
    (-1143, "ORDER_NOT_FOUND_ON_ORDER_BOOK", CORRECT),
    (-1144, "ORDER_LOCKED", CORRECT),
    (-1145, "ORDER_NOT_SUPPORT_CANCELLATION", CORRECT),
    (-1146, "ORDER_CREATION_TIMEOUT", LOOK_UP),
    (-1147, "ORDER_CANCELLATION_TIMEOUT", LOOK_UP),
    (-1148, "ORDER_AMOUNT_PRECISION_TOO_LONG", CORRECT),
    (-1149, "CREATE_ORDER_FAILED", CORRECT),
    (-1150, "CANCEL_ORDER_FAILED", CORRECT),
    (-1151, "SYMBOL_PROHIBIT_ORDER", CORRECT),
    (-1153, "USER_NOT_EXIST", CORRECT),
    (-1156, "ORDER_QUANTITY_INVALID", CORRECT),
    (-1157, "SYMBOL_API_TRADING_NOT_AVAILABLE", PERMISSION),
    (-1158, "CREATE_LIMIT_MAKER_ORDER_FAILED", CORRECT),
    (-1161, "REDUCE_MARGIN_FORBIDDEN", CORRECT),
    (-1164, "ERROR_AUTO_ADD_MARGIN", CORRECT),
    (-1165, "INVALID_STOP_TYPE", CORRECT),
    (-1166, "INVALID_CALLBACK_TYPE", CORRECT),
    (-1170, "FINANCE_ACCOUNT_EXIST", CORRECT),
    (-1171, "ACCOUNT_NOT_EXIST", CORRECT),
    (-1172, "BALANCE_TRANSFER_FAILED", CORRECT),
    (-1181, "WITHDRAW_NOT_ALLOW", PERMISSION),
    (-1182, "DEPOSIT_NOT_ALLOW", PERMISSION),
    (-1193, "ORDER_COUNT_LIMIT", FEWER_OPEN),
    (-1194, "MARKET_ORDER_FORBIDDEN", CORRECT),
    (-1195, "LIMIT_ORDER_PRICE_TOO_SMALL", CORRECT),
    (-1196, "LIMIT_ORDER_PRICE_TOO_BIG", CORRECT),
    (-1197, "LIMIT_ORDER_BUY_PRICE_TOO_BIG", CORRECT),
    (-1198, "LIMIT_ORDER_SELL_PRICE_TOO_SMALL", CORRECT),
    (-1199, "ORDER_BUY_QUANTITY_TOO_SMALL", CORRECT),
    (-1200, "ORDER_BUY_QUANTITY_TOO_BIG", CORRECT),
    (-1201, "LIMIT_ORDER_SELL_PRICE_TOO_BIG", CORRECT),
    (-1202, "ORDER_SELL_QUANTITY_TOO_SMALL", CORRECT),
    (-1203, "ORDER_SELL_QUANTITY_TOO_BIG", CORRECT),
    (-1204, "NOT_AUTHORIZED_ACCOUNT", ACCOUNT),
    (-1205, "SAME_ACCOUNT_NOT_TRANSFER", CORRECT),
    (-1206, "ORDER_AMOUNT_TOO_BIG", CORRECT),
    (-1207, "PLAN_ORDER_COUNT_LIMIT", FEWER_OPEN),
    (-1208, "STOP_PROFIT_LOSS_ORDER_COUNT_LIMIT", FEWER_OPEN),
    (-1209, "STOP_PROFIT_LOSS_POSITION_TOTAL_LIMIT", CORRECT),
    (-1210, "DYNAMIC_STOP_PROFIT_LONG_FALL_QUANTITY_HIGH", CORRECT),
    (-1211, "DYNAMIC_STOP_PROFIT_LONG_ACTIVE_PRICE_LOW", CORRECT),
    (-1212, "DYNAMIC_STOP_PROFIT_SHORT_ACTIVE_PRICE_HIGH", CORRECT),
    (-1213, "ACCOUNT_SYMBOL_NOT_MATCH", CORRECT),
    (-1214, "ORDER_FUTURES_TRADE_BAN_OPEN", CORRECT),
    (-1215, "ORDER_FUTURES_TRADE_BAN_CLOSE", CORRECT),
    (-1216, "TRANSFER_LIMIT_FAILED", CORRECT),
    (-1217, "STOP_ORDER_BUY_PRICE_TOO_BIG", CORRECT),
    (-1300, "DUPLICATED_TRANSFER_ID", DOUBLE),
    (-1400, "API_VOUCHER_TYPE_NOT_ALLOWED", CORRECT),
    (-1401, "API_USE_VOUCHER_AGENT_NOT_ALLOWED", PERMISSION),
    (-1402, "API_VOUCHER_QUERY_FAILED", CORRECT),
    (-1403, "API_VOUCHER_RECEIVE_FAILED", CORRECT),
    (-1404, "API_VOUCHER_AGENT_CONFIG_FAILED", CORRECT),
    (-1405, "API_VOUCHER_NOT_FOUND", CORRECT),
    (-1406, "API_VOUCHER_USING", CORRECT),
    (-1407, "API_VOUCHER_NOT_REACHING_THE_THRESHOLD", CORRECT),
    (-1408, "API_VOUCHER_ASSET_LESS_THAN_ZERO", CORRECT),
    (-1409, "API_VOUCHER_STATUS_ERROR", CORRECT),
    (-1410, "API_VOUCHER_SYSTEM_ACCOUNT_INSUFFICIENT_BALANCE", CORRECT),
    (-1411, "API_VOUCHER_TRANSFER_ING", CORRECT),
    (-1412, "API_VOUCHER_NON_MERGE", CORRECT),
    (-1413, "API_VOUCHER_TRADE_RATE_NOT_MATCH", CORRECT),
    (-1414, "API_VOUCHER_FEE_RULE_NOT_MATCH", CORRECT),
    (-1415, "API_VOUCHER_TOKEN_NOT_MATCH", CORRECT),
    (-1416, "API_VOUCHER_BATCH_RECEIVE_INSUFFICIENT_BALANCE", CORRECT),
    (-1417, "API_VOUCHER_BATCH_RECEIVE_NOT_REACHING_THE_THRESHOLD", CORRECT),
    (-2010, "NEW_ORDER_REJECTED", CORRECT),
    (-2011, "CANCEL_REJECTED", CORRECT),
    (-2013, "NO_SUCH_ORDER", CORRECT),
    (-2014, "BAD_API_KEY_FMT", KEY_CUT),
    (-2015, "REJECTED_MBX_KEY", KEY_REJECTED),
    (-2016, "NO_TRADING_WINDOW", CORRECT),
    (-2017, "API_KEY_EXPIRED", KEY_EXPIRED),
    (-2018, "API_KEY_SUSPENDED", SUSPENDED),
    (-3000, "OPTION_NOT_EXIST", CORRECT),
    (-3001, "OPTION_HAS_EXPIRED", CORRECT),
    (-3002, "OPTION_ORDER_POSITION_LIMIT", CORRECT),
    (-3050, "CREATE_API_KEY_EXCEED_LIMIT", CORRECT),
    (-3051, "SUB_USER_TOTAL_ASSETS_EXCEEDING", CORRECT),
    (-3052, "SUB_USER_ID_ERROR", CORRECT),
    (-3101, "OPEN_MARGIN_ACCOUNT_ERROR", CORRECT),
    (-3102, "GET_MARGIN_SAFETY_ERROR", CORRECT),
    (-3103, "RISK_IS_NOT_EXIT", CORRECT),
    (-3105, "MARGIN_TOKEN_NOT_BORROW", CORRECT),
    (-3107, "MARGIN_TOKEN_NOT_WITHDRAW", CORRECT),
    (-3108, "GET_AVAIL_WITHDRAW_ERROR", CORRECT),
    (-3109, "MARGIN_WITHDRAW_ERROR", CORRECT),
    (-3110, "MARGIN_AVAIL_WITHDRAW_NOT_ENOUGH_FAILED", CORRECT),
    (-3116, "REPAY_ERROR", CORRECT),
    (-3117, "GET_MARGIN_ALL_POSITION_ERROR", CORRECT),
    (-3120, "GET_REPAY_ORDER_ERROR", CORRECT),
    (-3124, "POSITION_AND_ORDER_DATA_ERROR", CORRECT),
    (-3125, "POSITION_SIZE_CANNOT_MEET_TARGET_LEVERAGE_ERROR", CORRECT),
    (-3126, "ADJUST_LEVERAGE_FAIL", CORRECT),
    (-3127, "ADJUST_LEVERAGE_TIMEOUT", LOOK_UP),
    (-3128, "ADJUST_MARGIN_TYPE_CHECK_FAILED", CORRECT),
    (-3129, "CONE_FUTURES_CHANGE_POSITION_TYPE_ERROR", CORRECT),
    (-3130, "ORDER_REJECT_FUTURES_ORDER_MARGIN_INSUFFICIENT", CORRECT),
    (-3131, "LEVERAGE_REDUCTION_IS_NOT_SUPPORTED", CORRECT),
    (-3132, "ORDER_FUTURES_LEVERAGE_INVALID", CORRECT),
    (-3133, "LEVERAGE_OPEN_ORDERS_EXCEEDS_THE_LIMIT", FEWER_OPEN),
    (-3136, "QUICK_SYMBOL_ACTIVITY_LIMIT_BUY_IOC_ONLY", CORRECT),
    (-3137, "OPEN_COUNTDOWN_NOT_OVER", CORRECT),
    (-3138, "OPEN_ACTIVITY_PRE_HOLD_HANDLING", LATER),
    (-3139, "OPEN_ACTIVITY_MAX_AMOUNT_LIMIT", CORRECT),
    (-3140, "OPEN_ACTIVITY_MIN_AMOUNT_LIMIT", CORRECT),
    (-3141, "ORDER_SPL_ERR_LONG_STOP_PROFIT_PRICE", CORRECT),
    (-3142, "ORDER_SPL_ERR_LONG_STOP_LOSS_PRICE", CORRECT),
    (-3143, "ORDER_SPL_ERR_SHORT_STOP_PROFIT_PRICE", CORRECT),
    (-3144, "ORDER_SPL_ERR_SHORT_STOP_LOSS_PRICE", CORRECT),
    (-3145, "NO_POSITION", CORRECT),
    (-3147, "PREVIOUS_TRANSFER_IS_BEING_PROCESSED", LATER),
    (-3148, "POSITION_MAX_FUTURES_RISK_LIMIT", CORRECT),
    (-3149, "REDUCE_MARGIN_INVALID", CORRECT),
    (-3150, "MARGIN_ADJUSTMENT_IS_NOT_SUPPORTED_FOR_CROSS", CORRECT),
    (-3151, "SEPARATE_POSITION_MODE_NOT_SUPPORTED", CORRECT),
    (-3152, "SEPARATE_POSITION_WITH_WRONG_MODE", CORRECT),
    (-3153, "WHOLE_POSITION_WITH_WRONG_MODE", CORRECT),
];

/// Mixin. Source: developers.mixin.one, "Error codes", which has numbers and descriptions: the names are of this library.
/// 20119 and 2000001 to 2000003: fox-one/mixin-sdk-go, error.go; 20121: the page on the message loop.
#[rustfmt::skip]
pub static MIXIN: &[Row] = &[
    (400, "BAD_REQUEST", UNREADABLE),
    (401, "UNAUTHORIZED", MIXIN_TOKEN),
    (403, "FORBIDDEN", MIXIN_SCOPE),
    (404, "NOT_FOUND", NO_TARGET),
    (429, "TOO_MANY_REQUESTS", SLOWER),
    (500, "INTERNAL_SERVER_ERROR", LOOK_UP),
    (7000, "BLAZE_SERVER_ERROR", LOOK_UP),
    (7001, "BLAZE_OPERATION_TIMED_OUT", LOOK_UP),
    (10002, "INVALID_FIELD", MIXIN_FIELD),
    (10006, "APP_UPDATE_REQUIRED", CORRECT),
    (10104, "ADDRESS_GENERATING", LATER),
    (10105, "TRANSACTION_LOCKED", LATER),
    (20116, "GROUP_CHAT_FULL", CORRECT),
    (20117, "INSUFFICIENT_BALANCE", CORRECT),
    (20119, "PIN_INCORRECT", MIXIN_PIN),
    (20120, "TRANSFER_AMOUNT_TOO_SMALL", CORRECT),
    (20121, "AUTHORIZATION_CODE_EXPIRED", MIXIN_CODE),
    (20123, "TOO_MANY_APPS", CORRECT),
    (20124, "INSUFFICIENT_FEE", CORRECT),
    (20125, "PAID_BY_SOMEONE_ELSE", CORRECT),
    (20127, "WITHDRAWAL_AMOUNT_TOO_SMALL", CORRECT),
    (20131, "WITHDRAWAL_MEMO_FORMAT", CORRECT),
    (20133, "TOO_MANY_CIRCLES", CORRECT),
    (20134, "WITHDRAWAL_AMOUNT_TOO_LARGE", CORRECT),
    (20135, "WITHDRAWAL_FEE_TOO_SMALL", CORRECT),
    (20150, "INVALID_RECEIVERS", CORRECT),
    (30102, "ADDRESS_FORMAT", CORRECT),
    (2000001, "OUTPUT_KEY", CORRECT),
    (2000002, "INPUT_LOCKED", LATER),
    (2000003, "INVALID_SIGNATURE", MIXIN_SPEND),
];

/// BITBITDUO's JSON-RPC, whose errors no document has. Source: ViaBTC's open server, whose calls these are.
#[rustfmt::skip]
pub static BITBITDUO_RPC: &[Row] = &[
    (1, "INVALID_ARGUMENT", UNREADABLE),
    (2, "INTERNAL_ERROR", LOOK_UP),
    (3, "SERVICE_UNAVAILABLE", LOOK_UP),
    (4, "METHOD_NOT_FOUND", NO_TARGET),
    (5, "SERVICE_TIMEOUT", LOOK_UP),
    (6, "REQUIRE_AUTHENTICATION", UNAUTHORIZED),
];

/// BITBITDUO, by the number at the end of the name. Source: BITBITDUO, "Get token".
#[rustfmt::skip]
pub static BITBITDUO: &[Row] = &[
    (1, "BBD_WRONG_CODE_001", BBD_RANDOM),
    (2, "BBD_WRONG_CODE_002", CLOCK),
    (3, "BBD_WRONG_CODE_003", BBD_CLOCK),
    (4, "BBD_WRONG_CODE_004", BBD_APPID),
    (5, "BBD_WRONG_CODE_005", BBD_SIGNATURE),
    (6, "BBD_WRONG_CODE_006", BBD_ADDRESS),
];

/// PAVE documents no errors of its own: these are HTTP's, with what PAVE says of its tokens.
#[rustfmt::skip]
pub static PAVE: &[Row] = &[
    (401, "UNAUTHORIZED", PAVE_TOKEN),
    (403, "FORBIDDEN", PAVE_ACCOUNT),
];

/// What an HTTP status means where the service says nothing more (RFC 9110); 499 is of nginx.
#[rustfmt::skip]
pub static HTTP: &[Row] = &[
    (400, "BAD_REQUEST", UNREADABLE),
    (401, "UNAUTHORIZED", UNAUTHORIZED),
    (403, "FORBIDDEN", PERMISSION),
    (404, "NOT_FOUND", NO_TARGET),
    (408, "REQUEST_TIMEOUT", LOOK_UP),
    (418, "BANNED", BANNED),
    (422, "UNPROCESSABLE", CORRECT),
    (429, "TOO_MANY_REQUESTS", SLOWER),
    (499, "CONNECTION_CLOSED", LOOK_UP),
];

/// What a table has of that number.
pub fn known(table: &[Row], number: i64) -> Option<KnownError> {
    let number = i32::try_from(number).ok()?;
    let size = number.unsigned_abs();
    let at = table.binary_search_by_key(&size, |(known, ..)| known.unsigned_abs()).ok()?;
    let (known, name, meaning) = table[at];
    (known == number).then(|| (number.into(), name, meaning.means()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_table_has_each_number_once_and_names_that_are_names() {
        for (table, count) in [
            (VELAFI, 14 + 96),
            (TOOBIT, 168),
            (MIXIN, 30),
            (BITBITDUO, 6),
            (BITBITDUO_RPC, 6),
            (PAVE, 2),
            (HTTP, 9),
        ] {
            assert_eq!(table.len(), count);
            let size = |(number, ..): &Row| number.unsigned_abs();
            assert!(table.is_sorted_by(|one, next| size(one) < size(next)), "each once, sorted");
            for entry in table {
                assert_eq!(known(table, entry.0.into()).map(|found| found.1), Some(entry.1));
                assert!(known(table, i64::from(-entry.0)).is_none());
            }
            for (_, name, meaning) in table {
                let is_plain = |byte| matches!(byte, b'A'..=b'Z' | b'0'..=b'9' | b'_');
                assert!(!name.is_empty() && name.bytes().all(is_plain), "{name}");
                assert!(meaning.means().advice.ends_with('.'), "{name}");
            }
        }
    }
}
