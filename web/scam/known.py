"""Hosts that people of Kazakhstan know, and whose names frauds imitate."""

# Real hosts by what a registry sells; a link to one of them is no sign of anything.
BRANDS = {
    "kaspi": "kaspi.kz", "olx": "olx.kz olx.ua olx.uz", "kolesa": "kolesa.kz", "krisha": "krisha.kz", "kazpost": "kazpost.kz post.kz",
    "qazpost": "qazpost.kz", "kazpochta": "", "qazpochta": "", "egov": "egov.kz", "halykbank": "halykbank.kz halykmarket.kz",
    "homebank": "homebank.kz", "fortebank": "fortebank.com forte.kz", "jusan": "jusan.kz", "eubank": "eubank.kz", "avito": "avito.ru",
    "indrive": "indrive.com", "cdek": "cdek.kz cdek.ru", "wildberries": "wildberries.ru wildberries.kz", "ozon": "ozon.kz ozon.ru",
    "technodom": "technodom.kz", "sulpak": "sulpak.kz", "boxberry": "boxberry.ru", "whatsapp": "whatsapp.com",
    "telegram": "telegram.org",
}
OTHERS = frozenset("satu.kz enbek.kz glovoapp.com berekebank.kz jysan.kz bcc.kz rbk.kz freedombank.kz".split())
# What stands beside a name in hosts that imitate it: «kaspipay», «olx-dostavka».
ADDED = frozenset(
    "kz qz ru pay bank bonus gold red shop market dostavka delivery order track secure id login auth check confirm oplata tolem online"
    " transfer perevod money safe service support kassa checkout official info app site web my get bonus jetkizu sdelka kupon".split())
# Words that are near a name and are honest ones.
HONEST = frozenset("caspi caspian koleso kolesnik krysha krisa forte fort ozone halal avista cafe casper telegraf glove satur".split())
# Other hosts that nobody need be warned of.
HARMLESS = frozenset(
    "youtube.com youtu.be 2gis.kz 2gis.com google.com google.kz goo.gl wikipedia.org yandex.kz yandex.ru apple.com samsung.com gov.kz"
    " adilet.kz zakon.kz xiaomi.com mi.com lg.com bosch.com toyota.kz hyundai.kz ikea.com asp.net gosuslugi.ru mail.ru gmail.com"
    " market.kz mechta.kz alser.kz dns-shop.kz flip.kz meloman.kz kcell.kz beeline.kz tele2.kz altel.kz railways.kz"
    " airastana.com nis.edu.kz"
    " rutube.ru vimeo.com openstreetmap.org".split())
# Parts of these hosts in which anybody can put up a page, and addresses that hide where they lead.
ANYBODYS = ("docs.google.com", "forms.google.com", "sites.google.com", "drive.google.com", "forms.yandex.ru",
            "disk.yandex.ru", "goo.gl/forms")
MESSENGERS = frozenset("wa.me t.me telegram.me telegram.dog api.whatsapp.com chat.whatsapp.com web.telegram.org viber.com vb.me"
                       " instagram.com"
                       " ig.me m.me vk.me signal.me discord.gg".split())
PAYING = frozenset("pay.kaspi.kz".split())
SECOND = frozenset("com org net gov edu mil co".split())  # «com.kz» is sold as a whole
ZONES = ("kz ru com net org info biz me ly cc io app top xyz site online shop store club link click live icu vip pro su by ua uz kg am ge"
         " de co gg tk ml ga cf gq pw ws cn eu us tv fun space website tech world today life group agency digital media center clinic email"
         " cloud host page dev gl one win bid loan men work trade money finance credit delivery express tel dog рф қаз каз").split()
