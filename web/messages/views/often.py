"""Why something is not sent yet, said in words beside the text, which is kept."""

from markupsafe import Markup
from starlette.requests import Request

from web.core.clock import DAY, HOUR, MINUTE
from web.core.i18n import _, ngettext
from web.core.limits import Limit
from web.core.page import link
from web.core.refusal import TooMany
from web.core.view import check_limit
from web.messages.forms import MessageForm


def allow(request: Request, made: MessageForm, *limits: Limit) -> bool:
    """Counts one sending; False when it is too often, and then the form says so."""
    for limit in limits:
        try:
            check_limit(request, limit)
        except TooMany as error:
            made.text.errors = [too_often(limit, error.retry_after)]
            return False
    return True


def policy_first(request: Request) -> Markup:
    """What comes before sending, with a link that leaves the page with the text open."""
    return Markup('{} <a href="{}" target="_blank" rel="noopener">{}</a>').format(
        _("First accept the privacy policy. Your text is kept."), link(request, "/profile/policy"), _("Read and answer"))


def too_often(limit: Limit, wait: int) -> str:
    """What the limit is and when one may go on; `wait` in seconds."""
    if limit.seconds == DAY:
        allowed = ngettext("You can begin %(n)s conversation a day.", "You can begin %(n)s conversations a day.",
                           limit.count)
    else:
        allowed = ngettext("You can send %(n)s message in ten minutes.", "You can send %(n)s messages in ten minutes.",
                           limit.count)
    return allowed + " " + _again(wait)


def _again(wait: int) -> str:
    if wait > HOUR:
        return ngettext("Your text is kept: send it again in %(n)s hour.",
                        "Your text is kept: send it again in %(n)s hours.", -(-wait // HOUR))
    return ngettext("Your text is kept: send it again in %(n)s minute.",
                    "Your text is kept: send it again in %(n)s minutes.", -(-wait // MINUTE))
