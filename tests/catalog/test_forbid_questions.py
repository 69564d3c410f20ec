"""No attribute may ask for special categories of personal data."""

import pytest

from web.catalog import forbidden


@pytest.mark.parametrize("name", [
    "Race", "Ethnicity", "nationality", "Political views", "Party", "Religion", "faith", "Convictions",
    "Criminal record", "Trade union", "Health", "Disability", "HIV status",
    "Раса", "Национальность", "Этническая группа", "Политические взгляды", "Член партии", "Вероисповедание", "Религия",
    "Судимость", "Профсоюз", "Состояние здоровья", "Инвалидность", "Беременность", "Диагноз", "ВИЧ",
    "Нәсілі", "Ұлты", "Саяси көзқарасы", "Діні", "Діни сенімі", "Соттылығы", "Кәсіподақ мүшесі", "Денсаулығы",
    "Мүгедектігі", "Ауруы",
])
def test_a_name_that_asks_is_refused(name):
    with pytest.raises(ValueError, match="special category of personal data"):
        forbidden.check("question", ["Size", name])


@pytest.mark.parametrize("code", ["race", "religion", "party_member", "ethnic-group", "health2", "trade_union"])
def test_a_code_that_asks_is_refused(code):
    with pytest.raises(ValueError, match=f"attribute '{code}'"):
        forbidden.check(code, [])


@pytest.mark.parametrize("name", [
    "Trace width", "Terrace", "Accessories", "Bracelet", "Reunion Island", "Raceway rails",
    "Размер", "Верх", "Вертикаль", "Ракушка", "Ұлттық нақыш", "Дінгек биіктігі", "Ұлдарға", "Қарусыз",
    "Привит", "Тұқымы", "Доступная среда на рабочем месте",
])
def test_a_word_that_only_looks_alike_is_let_through(name):
    forbidden.check("question", [name])
