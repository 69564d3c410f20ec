"""The form in which a message is written."""

import secrets

from wtforms.fields import HiddenField, TextAreaField

from web.core.form import Form, Longest, Needed
from web.core.i18n import N_
from web.messages.rules import LONGEST


class MessageForm(Form):
    """`send_key` makes sending twice send once; `after` is the last message that the page shows already."""

    text = TextAreaField(N_("Message"), [Needed(), Longest(LONGEST)])
    send_key = HiddenField()
    after = HiddenField()

    @property
    def key(self) -> str:
        """The key that came with the form; a form without one counts as sent once."""
        return (self.send_key.data or "")[:64] or new_key()


def new_key() -> str:
    """A fresh mark for one sending."""
    return secrets.token_urlsafe(12)


def empty(after: int = 0) -> MessageForm:
    """A form for the next message."""
    return MessageForm(data={"send_key": new_key(), "after": str(after)})
