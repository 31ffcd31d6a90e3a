<?php

declare(strict_types=1);

namespace BhAuth;

/** A call failed. It says nothing of what was passed in. */
final class BhAuthException extends \InvalidArgumentException
{
    public readonly Status $status;
    /** Such as BH_ERR_TIME_RANGE. */
    public readonly string $name;

    public function __construct(Status $status)
    {
        $this->status = $status;
        $this->name = Native::ffi()->bh_status_name($status->value);
        parent::__construct(Native::ffi()->bh_status_message($status->value), $status->value);
    }

    /** What to do about it. */
    public function advice(): string
    {
        return explode(': ', $this->getMessage(), 2)[1] ?? $this->getMessage();
    }

    /** @internal */
    public static function check(int $status): void
    {
        if ($status !== Status::Ok->value) {
            throw new self(Status::from($status));
        }
    }
}
