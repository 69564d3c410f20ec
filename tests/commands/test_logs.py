"""The log: one line an event, and never what people wrote."""

import io
import logging

from web.commands.logs import Line, config


def line(record_maker, level=logging.INFO) -> str:
    logger, stream = logging.Logger("web.test", level), io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(Line())
    logger.addHandler(handler)
    record_maker(logger)
    return stream.getvalue()


def fail(logger):
    try:
        int("Aigerim, +7 701 000 00 00")
    except ValueError:
        logger.exception("job %s\nfailed", "mail")


def test_an_event_is_one_line_with_time_severity_and_place():
    text = line(lambda logger: logger.warning("stopped: %s", "Busy"))
    assert text.endswith("Z WARNING web.test: stopped: Busy\n") and text[4] == "-" and len(text.splitlines()) == 1


def test_an_error_is_one_line_that_tells_its_kind_and_place_but_not_its_text(monkeypatch):
    monkeypatch.setattr(logging.getLogger(), "level", logging.INFO)
    text = line(fail)
    assert "ERROR web.test: job mail failed | ValueError at test_logs.py:" in text and len(text.splitlines()) == 1
    assert "Aigerim" not in text and "701" not in text


def test_at_debug_the_text_is_there(monkeypatch):
    monkeypatch.setattr(logging.getLogger(), "level", logging.DEBUG)
    logging.getLogger().manager._clear_cache()
    assert "Aigerim" in line(fail)
    logging.getLogger().manager._clear_cache()


def test_the_server_itself_is_quiet():
    assert config("INFO")["loggers"]["_granian"]["level"] == "WARNING" and "granian.access" not in config("INFO")["loggers"]
