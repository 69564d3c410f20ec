"""The form for a host that the operator trusts."""

from wtforms.fields import StringField
from wtforms.validators import StopValidation

from web.core.form import Form, Longest, Needed
from web.core.i18n import N_, _
from web.scam.trusted import host_in


class IsHost:
    """Refuses what is no host."""

    def __call__(self, form: Form, field: StringField) -> None:
        if not host_in(field.data):
            raise StopValidation(_("This is no address of a site. Write it like this: example.kz"))


class HostForm(Form):
    host = StringField(N_("Address of a site"), [Needed(), Longest(200), IsHost()])
