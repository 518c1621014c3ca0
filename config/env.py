"""Every setting of the service, typed, read from the environment or `.env`; all faults are told at once."""

from pathlib import Path
from typing import Annotated, Literal
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, available_timezones

from pydantic import Field, ValidationError, field_validator, model_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

BASE_DIR = Path(__file__).resolve().parent.parent


class Env(BaseSettings):
    model_config = SettingsConfigDict(env_file=BASE_DIR / ".env", env_ignore_empty=True, extra="ignore")

    MODE: Literal["local", "production"] = "local"
    SECRET_KEY: str | None = Field(default=None, min_length=32)
    LINK_KEY: str | None = Field(default=None, min_length=32)
    ALLOWED_HOSTS: Annotated[list[str], NoDecode] = []
    HOST: str = "127.0.0.1"
    PORT: int = Field(default=8000, ge=1, le=65535)
    PUBLIC_URL: str | None = None
    PROXIES: int = Field(default=0, ge=0, le=10)
    TIME_ZONE: str = "Asia/Shanghai"
    DATA_DIR: Path = BASE_DIR / "var"

    DATABASE_URL: str | None = None
    CELERY_BROKER_URL: str | None = None
    CACHE_URL: str | None = None

    WEB_PROCESSES: int = Field(default=1, ge=1)
    WEB_THREADS: int = Field(default=8, ge=1)
    WORKER_PROCESSES: int = Field(default=2, ge=1)

    REPORT_SOFT_LIMIT_S: int = Field(default=20, ge=1)
    REPORT_HARD_LIMIT_S: int = Field(default=30, ge=1)
    REPORT_LEASE_S: float = Field(default=45, gt=0)
    REPORT_ATTEMPTS: int = Field(default=5, ge=1)
    REPORT_ATTEMPTS_LOST: int = Field(default=12, ge=1)
    REPORT_BACKOFF_S: float = Field(default=5, gt=0)
    SWEEP_EVERY_S: float = Field(default=5, gt=0)

    START_RATE: str = Field(default="30/hour", pattern=r"^\d+/(second|minute|hour|day)$")
    LINK_DAYS: int = Field(default=365, ge=1)

    EVIDENCE_FILE_MB: int = Field(default=10, ge=1, le=100)
    EVIDENCE_FILES: int = Field(default=20, ge=0)

    EMAIL_HOST: str | None = None
    EMAIL_PORT: int = 587
    EMAIL_HOST_USER: str = ""
    EMAIL_HOST_PASSWORD: str = ""
    EMAIL_USE_TLS: bool = True
    DEFAULT_FROM_EMAIL: str = "Crossroads <crossroads@localhost>"

    @field_validator("ALLOWED_HOSTS", mode="before")
    @classmethod
    def split_hosts(cls, value: object) -> object:
        return (
            [host.strip() for host in value.split(",") if host.strip()] if isinstance(value, str) else value
        )

    @field_validator("PUBLIC_URL")
    @classmethod
    def is_web_address(cls, value: str | None) -> str | None:
        if value is None:
            return None
        parts = urlsplit(value)
        if parts.scheme not in ("http", "https") or not parts.hostname or parts.query or parts.fragment:
            raise ValueError("must be a web address such as https://crossroads.example.com")
        return value.rstrip("/")

    @field_validator("TIME_ZONE")
    @classmethod
    def is_time_zone(cls, value: str) -> str:
        if value not in available_timezones():
            raise ValueError("is no time zone of the IANA database, such as Asia/Shanghai")
        return str(ZoneInfo(value))

    @model_validator(mode="after")
    def lease_outlives_the_hard_limit(self) -> "Env":
        if self.REPORT_SOFT_LIMIT_S >= self.REPORT_HARD_LIMIT_S:
            raise ValueError("REPORT_SOFT_LIMIT_S must be under REPORT_HARD_LIMIT_S")
        if self.REPORT_LEASE_S <= self.REPORT_HARD_LIMIT_S:
            raise ValueError("REPORT_LEASE_S must be over REPORT_HARD_LIMIT_S")
        return self

    @model_validator(mode="after")
    def production_is_told_what_it_needs(self) -> "Env":
        if self.MODE == "production":
            needed = {
                "SECRET_KEY": self.SECRET_KEY,
                "ALLOWED_HOSTS": self.ALLOWED_HOSTS,
                "PUBLIC_URL": self.PUBLIC_URL,
            }
            missing = [name for name, value in needed.items() if not value]
            if missing:
                raise ValueError(f"MODE=production needs {', '.join(missing)}")
        return self

    @property
    def public_url(self) -> str:
        everywhere = self.HOST in ("0.0.0.0", "::")  # noqa: S104 (compared, not bound)
        return self.PUBLIC_URL or f"http://{'localhost' if everywhere else self.HOST}:{self.PORT}"

    @property
    def hosts(self) -> list[str]:
        """In local mode the addresses that `make run` prints are allowed without being named."""
        own = urlsplit(self.public_url).hostname or ""
        local = ["localhost", "127.0.0.1", "[::1]", own] if self.MODE == "local" else []
        return list(dict.fromkeys([*self.ALLOWED_HOSTS, *local]))


def read_env() -> Env:
    try:
        return Env()
    except ValidationError as error:
        faults = "\n".join(
            f"  {'.'.join(map(str, e['loc'])) or 'settings'}: {e['msg']}" for e in error.errors()
        )
        raise SystemExit(f"The settings are not right (see .env.example):\n{faults}") from None
