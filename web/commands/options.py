"""The options that every word has, and the settings they make together with the environment."""

import functools
from collections.abc import Callable
from dataclasses import fields
from pathlib import Path

import click

from web.commands.saying import Stopped
from web.core.settings import BadSetting, Settings, from_environment

NAMES = ("data", "host", "port", "workers")
SAYS = {one.name: one.metadata["says"] for one in fields(Settings)}
KINDS = {"data": click.Path(path_type=Path, resolve_path=True), "host": click.STRING,
         "port": click.IntRange(1, 65_535), "workers": click.IntRange(1, 64)}


def common(command: Callable) -> Callable:
    """Adds the common options to a group or a command."""
    for name in reversed(NAMES):
        command = click.option("--" + name, type=KINDS[name], help=SAYS[name])(command)
    return command


def with_settings(command: Callable) -> Callable:
    """Calls the command with the settings first; common options may stand before the word, after it, or both."""
    @common
    @functools.wraps(command)
    def wrapped(*args, **values):
        before = click.get_current_context().find_root().params
        after = {name: values.pop(name) for name in NAMES}
        given = {name: value if value is not None else before.get(name) for name, value in after.items()}
        return command(read(**given), *args, **values)

    return wrapped


def read(**given) -> Settings:
    """The settings from the environment and what was given. Raises Stopped for one that cannot be used."""
    try:
        settings = from_environment(**given)
        if not 1 <= settings.port <= 65_535:
            raise BadSetting(f"SOQ_PORT must be between 1 and 65535, not {settings.port}.")
        if not 1 <= settings.workers <= 64:
            raise BadSetting(f"SOQ_WORKERS must be between 1 and 64, not {settings.workers}.")
    except BadSetting as error:
        raise Stopped(str(error)) from error
    return settings
