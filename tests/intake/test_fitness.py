import pytest

from sayso.intake.fitness import function_words, unfit


def reason(chars: str) -> str | None:
    found = unfit(chars)
    return found[0] if found else None


@pytest.mark.parametrize(
    "chars",
    [
        "A bomb exploded in Kelm on Monday.",
        "Gunmen attacked Brenholt. Police arrested two.",
        "NDF kidnapped aid worker Signe Dahl.",
        "TORVIK, 3 JAN 90 -- [TEXT] THE ARMED FORCES SAID TODAY THAT SIX GUERRILLAS WERE KILLED IN A CLASH NEAR SARAY HILL.",
        "The group said: “انفجرت قنبلة”. The police said that it was a claim, and the army said that it was not.",
        "Killed in the raid were Anna Berg, Per Lund, Nils Moe, Kari Vik, Ola Dahl, Tor Lie, Eva Hagen and Jon Bakke, police said.",
    ],
)
def test_reports_are_fit(chars: str) -> None:
    assert unfit(chars) is None


@pytest.mark.parametrize(
    ("chars", "code"),
    [
        ("La bomba estalló en la estación y la policía dijo que murieron cuatro personas en el ataque del lunes.", "not-english"),
        (
            "Die Bombe explodierte am Bahnhof und die Polizei sagte, dass vier Menschen bei dem Anschlag getötet wurden.",
            "not-english",
        ),
        (
            "La bombe a explosé dans la gare et la police a dit que quatre personnes ont été tuées par cette attaque.",
            "not-english",
        ),
        ("انفجرت قنبلة في محطة الحافلات يوم الاثنين وقالت الشرطة", "not-english"),
        ("星期一，车站发生爆炸，警方说有四人死亡。", "not-english"),
        ("1 2 3 4 5", "not-prose"),
        ("Kelm Torvik", "not-prose"),
        ("for (i = 0; i < n; i++) { x[i] = y[i]; z[i] = 0; } // {{}} [] ();" * 5, "not-prose"),
        (" ".join(f"Name{c} Surname{c}" for c in "abcdefghijklmnopqrstuvwxyz"), "not-prose"),
        ("x" * 5_000, "not-prose"),
    ],
)
def test_the_rest_has_a_reason(chars: str, code: str) -> None:
    assert reason(chars) == code


def test_the_message_names_the_language() -> None:
    found = unfit("La bomba estalló en la estación y la policía dijo que murieron cuatro personas en el ataque del lunes.")
    assert found is not None
    assert "Spanish" in found[1]


def test_lists_of_words_are_lists() -> None:
    assert len(function_words()["English"]) > 80
    assert all(word == word.lower() for words in function_words().values() for word in words)
