"""The log: one line an event on standard error, with what went wrong and where, never with what people wrote."""

import logging
import logging.config
import time
import traceback

FRAMES = 6  # innermost places that are named


class Line(logging.Formatter):
    """Time, severity, module and message. Of an error only its kind and the places are told, because its text may
    quote what somebody typed; at DEBUG the text is there."""

    def format(self, record: logging.LogRecord) -> str:
        """The record as one line."""
        when = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(record.created))
        text = f"{when} {record.levelname} {record.name}: {record.getMessage()}"
        if record.exc_info and record.exc_info[1] is not None:
            text += " | " + places(record.exc_info[1], self._talkative())
        return text.replace("\n", " ")

    def _talkative(self) -> bool:
        return logging.getLogger().isEnabledFor(logging.DEBUG)


def places(error: BaseException, with_text: bool = False) -> str:
    """The kind of an error and the innermost places of its way, innermost first."""
    frames = traceback.extract_tb(error.__traceback__)[-FRAMES:]
    way = " < ".join(f"{frame.filename.rpartition('/')[2]}:{frame.lineno} {frame.name}" for frame in reversed(frames))
    return f"{type(error).__name__}{f'({error})' if with_text else ''} at {way}"


def config(level: str) -> dict:
    """The logging of every process of the site, for `logging.config.dictConfig`."""
    return {
        "version": 1, "disable_existing_loggers": False,
        "formatters": {"line": {"()": "web.commands.logs.Line"}},
        "handlers": {"line": {"class": "logging.StreamHandler", "formatter": "line", "stream": "ext://sys.stderr"}},
        "loggers": {"_granian": {"level": "WARNING"}, "_granian.utils": {"level": "CRITICAL"},
                    "python_multipart": {"level": "ERROR"}, "PIL": {"level": "INFO"}},
        "root": {"handlers": ["line"], "level": level},
    }


def configure(level: str) -> None:
    """Sets up logging in this process."""
    logging.config.dictConfig(config(level))
