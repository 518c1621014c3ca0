"""What stands in no log: the tokens of private links."""

import logging
import re

LINK = re.compile(r"(/r/)[^/\s?\"']+")


class HideLinks(logging.Filter):
    """Takes the token out of every address that a line names."""

    def filter(self, record: logging.LogRecord) -> bool:
        said = record.getMessage()
        hidden = LINK.sub(r"\1…", said)
        if hidden != said:
            record.msg, record.args = hidden, None
        return True
