"""What an account holds about its person."""

from web.accounts import arriving
from web.accounts.rules import IDLE_MEMBERS, IDLE_REMEMBERED, INACTIVE, LONGEST_SESSION, SEEN_BY, UNCONFIRMED
from web.core import held
from web.core.clock import DAY
from web.core.held import Personal, Whose
from web.core.i18n import LANGUAGES, N_, current
from web.places.store import country

ROLES = {"member": N_("Member"), "moderator": N_("Moderator"), "administrator": N_("Administrator")}


def region_name(db, number: int) -> str:
    """The region's name in the current language."""
    found = country(db).region(number)
    return found.name(current()) if found else str(number)


def town_name(db, number: int) -> str:
    """The town's name in the current language."""
    found = country(db).town(number)
    return found.name(current()) if found else str(number)


_LIFE = N_("as long as the account lives; before it ends for want of activity we write three times")
_ACCOUNT = N_("Running your account")

MEMBER = held.Table(
    "member", N_("Your account"), purpose=_ACCOUNT, term=_LIFE, whose=(Whose("self", "id"),),
    personal={
        "id": Personal("identity", N_("Number of your account"), source="site"),
        "email": Personal("contact", N_("E-mail address")),
        "email_hash": Personal("secret", N_("Keyed hash of the e-mail"), "nobody", "site", False,
                               N_("it only serves to find the account at login")),
        "password_hash": Personal("secret", N_("Hash of the password"), "nobody", "site", False,
                                  N_("giving it out would weaken your account")),
        "role": Personal("identity", N_("Member, moderator or administrator"), source="staff", words=ROLES),
        "role_since": Personal("conduct", N_("Since when you are moderator or administrator"), source="staff"),
        "language": Personal("choice", N_("Language of mails"), words=LANGUAGES),
        "display_name": Personal("identity", N_("Name that is shown"), "everyone"),
        "first_name": Personal("identity", N_("First name"), "chosen"),
        "last_name": Personal("identity", N_("Last name"), "chosen"),
        "phone": Personal("contact", N_("Phone"), "chosen"),
        "about": Personal("content", N_("About me"), "chosen"),
        "region_id": Personal("place", N_("Region"), "chosen", words=region_name),
        "town_id": Personal("place", N_("Town"), "chosen", words=town_name),
        "name_seen_by": Personal("choice", N_("Who sees first and last name"), words=SEEN_BY),
        "phone_seen_by": Personal("choice", N_("Who sees the phone"), words=SEEN_BY),
        "about_seen_by": Personal("choice", N_("Who sees «about me»"), words=SEEN_BY),
        "town_seen_by": Personal("choice", N_("Who sees the town"), words=SEEN_BY),
        "created_at": Personal("conduct", N_("When you registered"), source="site"),
        "confirmed_at": Personal("conduct", N_("When you confirmed the e-mail"), source="site"),
        "last_active_day": Personal("conduct", N_("Day of your last visit"), source="site"),
        "blocked_at": Personal("choice", N_("Since when your data are blocked")),
        "blocked_by": Personal("conduct", N_("Who blocked them"), words={"self": N_("I"), "staff": N_("staff of the site")}),
        "blocked_reason": Personal("proof", N_("Why they are blocked"), source="staff"),
        "site_only_at": Personal("choice", N_("Since when your listings are shown on this site only")),
        "delete_after": Personal("choice", N_("When the account is going to be deleted")),
        "warned": Personal("conduct", N_("Mails about ending the unused account so far"), source="site"),
        "warned_at": Personal("conduct", N_("When the last of them was sent"), source="site"),
    },
    plain=("held", "held_silently_until"),
    ends=(
        held.Ends("created_at", UNCONFIRMED, "confirmed_at is null and coalesce(delete_after, 0) = 0", code="account.unconfirmed",
                  since=N_("after registering, if the e-mail is not confirmed"), least=UNCONFIRMED, most=7 * DAY,
                  law=N_("No law asks to keep it: nobody has confirmed that the address is theirs.")),
        held.Ends("last_active_day", INACTIVE, IDLE_MEMBERS, code="account.inactive", since=N_("after the last activity"),
                  least=INACTIVE // 2, most=INACTIVE, apart=True,
                  law=N_("Data may be kept only until their purpose is reached (Law 94-V); an unused account has none.")),
    ), takes=arriving.MEMBER)
SESSION = held.Table(
    "session", N_("Your sessions"), purpose=N_("Keeping you logged in"), source="site",
    whose=(Whose("owner", "member_id"),),
    personal={
        "token_hash": Personal("secret", N_("Hash of the session's key"), "nobody", "site", False,
                               N_("giving it out would weaken your account")),
        "browser": Personal("conduct", N_("Browser and system, coarsely")),
        "remembered": Personal("choice", N_("«Remember me»"), words=held.YES_NO),
        "created_at": Personal("conduct", N_("When you logged in")),
        "seen_at": Personal("conduct", N_("Last used, to the hour")),
        "expires_at": Personal("conduct", N_("When it ends")),
    },
    plain=("id", "member_id"), ends=(
        held.Ends("expires_at", 0, code="session.ended", since=N_("after the session has ended"), most=DAY),
        held.Ends("seen_at", IDLE_REMEMBERED, code="session.idle", since=N_("after the last use"), least=DAY,
                  most=IDLE_REMEMBERED),
        held.Ends("created_at", LONGEST_SESSION, code="session.longest", since=N_("after the login"), least=DAY,
                  most=LONGEST_SESSION),
    ))
MAIL_LINK = held.Table(
    "mail_link", N_("Links sent by mail"), purpose=N_("Confirming that an e-mail address is yours"), source="site",
    whose=(Whose("owner", "member_id"),),
    personal={
        "purpose": Personal("conduct", N_("What the link is for")),
        "token_hash": Personal("secret", N_("Hash of the link's key"), "nobody", "site", False,
                               N_("giving it out would weaken your account")),
        "new_email": Personal("contact", N_("New e-mail address")),
        "created_at": Personal("conduct", N_("When it was sent")),
        "expires_at": Personal("conduct", N_("When it ends")),
        "used_at": Personal("conduct", N_("When it was used")),
    },
    plain=("id", "member_id"), ends=(held.Ends("expires_at", DAY, code="mail.links", since=N_("after the link has ended"), most=7 * DAY),))
HELD = (
    MEMBER, SESSION, MAIL_LINK,
    held.Cookie("soq_session", N_("Keeps you logged in"), N_("when you log in"),
                N_("until the browser closes, or up to 30 days with «remember me»")),
    held.Place("limits", N_("Counters against abuse"), N_("Slowing down whoever tries passwords or floods the site"),
               N_("keyed hashes of network addresses, in memory only"), N_("until the server stops; hours at most")),
)
