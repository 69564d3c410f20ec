"""Names of makes and models as people write them in either script: each line is one name, its Latin ways and its Cyrillic ones."""

from web.index import russian
from web.index.letters import is_cyrillic

_NAMES = """
toyota тойота тоёта
camry камри
corolla королла
prado прадо
rav раф рав
lexus лексус
hyundai хундай хендай хёндай хюндай хендэ
accent акцент
sonata соната
elantra элантра
tucson туксон туссан
kia киа кия
rio рио
sportage спортейдж спортаж
cerato серато церато
mercedes mersedes мерседес мерс
bmw бмв
audi ауди
volkswagen folksvagen фольксваген вольксваген
passat пассат
golf гольф
polo поло
opel опель
ford форд
focus фокус
mazda мазда
nissan ниссан нисан
patrol патрол
qashqai кашкай
honda хонда
mitsubishi мицубиси митсубиси мицубиши
pajero паджеро
outlander аутлендер аутлэндер
subaru субару
suzuki сузуки
chevrolet шевроле
cobalt кобальт
nexia нексия
malibu малибу
daewoo дэу деу
matiz матиз
lada лада
priora приора
granta гранта
vesta веста
niva нива
vaz ваз
uaz уаз
renault рено
logan логан
duster дастер
skoda шкода
octavia октавия
jeep джип
porsche порше
cayenne кайен
volvo вольво
land ленд лэнд
rover ровер
geely джили
chery чери
haval хавал хавейл
changan чанган
exeed эксид
zeekr зикр
tesla тесла
infiniti инфинити
peugeot пежо
citroen ситроен
yamaha ямаха
kawasaki кавасаки
kamaz камаз
apple эппл эпл
iphone айфон ифон
ipad айпад
macbook макбук
airpods аирподс эирподс эйрподс
watch вотч
samsung самсунг
galaxy галакси гэлакси
xiaomi xiomi сяоми ксиоми ксяоми ксиаоми шаоми
redmi редми
poco поко
huawei хуавей хуавэй хуавэи
honor хонор
realme реалми риалми
oppo оппо
nokia нокиа нокия
sony сони
lg элджи
philips филипс
bosch бош
makita макита
lenovo леново
asus асус
acer асер эйсер
dell делл
canon кэнон канон
nikon никон
epson эпсон
playstation плейстейшн плейстейшен плэйстейшн
xbox иксбокс хбокс
jbl джибиэль
dyson дайсон
indesit индезит
ariston аристон
redmond редмонд
beko беко
lego лего
nike найк найки
adidas адидас
puma пума
reebok рибок
gucci гуччи
zara зара
ikea икея
intel интел
logitech логитек логитеч
bluetooth блютуз блютус
wifi вайфай
michelin мишлен
bridgestone бриджстоун
yokohama йокогама
janome джаноме
garmin гармин
casio касио
stels стелс
karcher керхер
stihl штиль
husqvarna хускварна
gopro гопро
pro про
max макс
mini мини
ultra ультра
note ноут
plus плюс
"""
# Where one way is also another word, it does not ask for the others: ноут is a notebook, фокус a trick.
_ONLY_ONE_WAY = frozenset("ноут про макс мини плюс акцент фокус поло гольф рав раф нива мерс вотч land watch focus note".split())


def _key(word: str) -> str:
    return russian.stem(word.replace("ё", "е")) if is_cyrillic(word) else word


def _others() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for line in _NAMES.strip().splitlines():
        ways = line.split()
        for way in ways:
            if way not in _ONLY_ONE_WAY:
                found[_key(way)] = tuple(other for other in ways if other != way)
    return found


_OTHERS = _others()


def other_ways(word: str) -> tuple[str, ...]:
    """The other ways of writing the name that a cleaned word is a form of, or ()."""
    return _OTHERS.get(word) or (_OTHERS.get(_key(word), ()) if is_cyrillic(word) else ())
