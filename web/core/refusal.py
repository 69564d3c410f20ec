"""Ways in which a view or a store function says no; each becomes a page in the person's language."""

from web.core.i18n import N_


class Refusal(Exception):
    """An answer with that status and a sentence for the person."""

    status = 400
    message = N_("This request cannot be understood. Go back and try again.")

    def __init__(self, message: str = "", retry_after: int = 0):
        super().__init__(message or self.message)
        self.said = message or self.message
        self.retry_after = retry_after


class NotFound(Refusal):
    """There is no such thing, or it is not theirs: the answer is the same."""

    status = 404
    message = N_("There is nothing at this address. It may have been removed, or the link is incomplete.")


class NotFromHere(Refusal):
    status = 403
    message = N_("This request did not come from a page of this site. Open the page again and repeat.")


class Frozen(Refusal):
    """The data of the person it concerns are blocked (Law 94-V Art. 1)."""

    status = 409
    message = N_("This person's data are blocked at the moment, so nothing about them can be added, changed or deleted.")


class TooMany(Refusal):
    status = 429
    message = N_("That was too often. Wait a little and try again.")


class TooLarge(Refusal):
    status = 413
    message = N_("What you sent is too large.")


class Unavailable(Refusal):
    status = 503
    message = N_("The site is very busy right now. Try again in a few seconds.")


class NotAllowed(Refusal):
    status = 405
    message = N_("This address cannot be used that way.")


class Broken(Refusal):
    status = 500
    message = N_("Something broke on our side. It has been noted; try again later.")


class First(Exception):
    """Something else has to be done first: whoever asked is led to `path`, where the message `said` says why."""

    def __init__(self, path: str, said: str):
        super().__init__(path)
        self.path, self.said = path, said


STATUSES = {kind.status: kind for kind in (Refusal, NotFound, NotFromHere, TooMany, TooLarge, Unavailable, NotAllowed, Broken)}
