#!/usr/bin/env bash
# Toobit: a balance and an order, which the exchange checks and does not place. The document's script has a mangled `&timestamp`,
# and seconds with 000 behind them for milliseconds; it also shows the secret in the process list.
# Environment: BH_TOOBIT_API_KEY, BH_TOOBIT_SECRET; BH_TOOBIT_HOST names another host. Needs: bh-auth, curl.
set -euo pipefail

# call METHOD PATH [NAME=VALUE...]: what came, and what it means.
call() {
  local received
  received=$(bh-auth request toobit "$@" --curl | curl --silent --config - --write-out '\n%{http_code}')
  echo "${received%$'\n'*}"
  echo "${received%$'\n'*}" | bh-auth response toobit --method "$1" --status "${received##*$'\n'}"
}

call GET /api/v1/futures/balance
call POST /api/v1/spot/orderTest symbol=BTCUSDT side=SELL type=LIMIT quantity=1 price=400
