"""Floor 6: what the site knows about a visitor's device, and what it tells browsers about itself."""

from web.core.feature import Feature, Section
from web.core.i18n import N_
from web.core.view import get
from web.device.views import cookies, device, told

FEATURE = Feature(
    "device",
    routes=(
        get("/cookies", cookies.cookies),
        get("/device", device.device),
        get("/profile/device", device.own_device, need="member"),
        get("/robots.txt", told.robots),
        get("/security.txt", told.security),
        get("/.well-known/security.txt", told.security),
        get("/.well-known/gpc.json", told.privacy_control),
    ),
    sections=(Section(N_("This device"), "/profile/device", "device", 76, N_("What this visit shows the site, and its cookies")),),
)
