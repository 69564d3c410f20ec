"""The form in which a message is written."""

import secrets

from wtforms.fields import HiddenField, TextAreaField

from web.core.form import Form, Longest, Needed
from web.core.i18n import N_, _
from web.messages.rules import LONGEST, LONGEST_QUICK


class MessageForm(Form):
    """`send_key` makes sending twice send once; `after` is the last message that the page shows already."""

    text = TextAreaField(N_("Message"), [Needed(), Longest(LONGEST)])
    send_key = HiddenField()
    after = HiddenField()

    upload_key, photo_error = "", ""

    def __init__(self, formdata=None, **values):
        super().__init__(formdata, **values)
        self.upload_key = new_key()

    def complete(self, pictured: bool, unsent: bool) -> bool:
        """Whether it can be sent: words, or photos that wait; `unsent` is a photo that a browser without scripts only named."""
        if unsent:
            self.text.errors = [_("The photo is chosen but not sent yet: press “Send the photo” first. Your text is kept.")]
            return False
        if pictured and not (self.text.data or "").strip():
            self.text.data = ""
            return True
        return self.validate()

    @property
    def key(self) -> str:
        """The key that came with the form; a form without one counts as sent once."""
        return (self.send_key.data or "")[:64] or new_key()


class QuickForm(Form):
    body = TextAreaField(N_("Text"), [Needed(), Longest(LONGEST_QUICK)])


def new_key() -> str:
    """A fresh mark for one sending."""
    return secrets.token_urlsafe(12)


def empty(after: int = 0) -> MessageForm:
    """A form for the next message."""
    return MessageForm(data={"send_key": new_key(), "after": str(after)})
