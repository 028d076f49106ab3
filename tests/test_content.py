"""Contents: each claim as a sentence that stands alone."""

import pytest

from compare.claims import split_claims
from compare.claims.content import polish
from compare.documents import Document, Role


def contents(text):
    return [claim.content for claim in split_claims(Document(Role.ARTICLE, text, "test"))]


ROWS = [
    (
        "The families crossed the river at night, only to be sent home the next day.",
        ["The families crossed the river at night.", "They are sent home the next day."],
    ),
    (
        "The ship left Marlow at dawn and reached the island at noon.",
        ["The ship left Marlow at dawn.", "The ship reached the island at noon."],
    ),
    (
        "The cook, who had burned his hand, was taken to a clinic.",
        ["The cook had burned his hand.", "The cook was taken to a clinic."],
    ),
    (
        "Troops entered the village, arresting six farmers.",
        ["Troops entered the village.", "Troops arrested six farmers."],
    ),
    (
        "Built of stone in 1911, the bridge carries two rail lines.",
        ["The bridge was built of stone in 1911.", "The bridge carries two rail lines."],
    ),
    (
        "The council registered 30 complaints from farmers, of which 12 have been closed.",
        [
            "The council registered 30 complaints from farmers.",
            "12 of 30 complaints have been closed.",
        ],
    ),
    (
        "The office thanked the mission, for which ten observers were trained.",
        ["The office thanked the mission.", "Ten observers were trained for the mission."],
    ),
    (
        "The fire began in Hall B, where guards had stored paint.",
        ["The fire began in Hall B.", "Guards had stored paint in Hall B."],
    ),
    (
        "The widow, whose son works abroad, sold the farm.",
        ["The widow's son works abroad.", "The widow sold the farm."],
    ),
    (
        "The decree will neither raise the salt tax nor touch the price of bread.",
        [
            "The decree will not raise the salt tax.",
            "The decree will not touch the price of bread.",
        ],
    ),
    (
        "The plan will involve neither the sale of forests nor the closure of schools.",
        [
            "The plan will not involve the sale of forests.",
            "The plan will not involve the closure of schools.",
        ],
    ),
    (
        "The firm neither paid the fine nor apologised to the fishermen.",
        ["The firm did not pay the fine.", "The firm did not apologise to the fishermen."],
    ),
    ("The mayor denied that the bridge was unsafe.", ["The bridge was not unsafe."]),
    ("The mayor denied that any bridge was unsafe.", ["No bridge was unsafe."]),
    ("The mayor denied taking a bribe.", ["The mayor did not take a bribe."]),
    ("The bank denied that it sold the land.", ["The bank did not sell the land."]),
    (
        "The bank denied that nobody had been paid.",
        [
            "It is denied that nobody had been paid.",
        ],
    ),
    ("Ann Reed said her clinic would close.", ["Ann Reed's clinic would close."]),
    (
        "A complaint was filed on Monday. It has gone unanswered.",
        ["A complaint was filed on Monday.", "A complaint has gone unanswered."],
    ),
    ("It is clear that the dam leaks.", ["It is clear that the dam leaks."]),
    (
        "The mill burned down. It was the third fire of the year.",
        ["The mill burned down.", "It was the third fire of the year."],
    ),
    (
        "The board signed the lease on 3 May of the Hill Act, which covers six mines.",
        ["The board signed the lease on 3 May of the Hill Act.", "The Hill Act covers six mines."],
    ),
    ("They left the town at noon.", ["They left the town at noon."]),
    ("“I would not sign it,” Ann Reed said.", ["Ann Reed would not sign it."]),
    ("“I have no comment on that,” Ann Reed said.", ["Ann Reed has no comment on that."]),
    ("However, the “free” bus costs two marks.", ["The free bus costs two marks."]),
    ("The plant reportedly leaked acid into the bay.", ["The plant leaked acid into the bay."]),
    (
        "The road will be widened and repaved by the end of May.",
        ["The road will be widened and repaved by the end of May."],
    ),
]


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_content_stands_alone(text, expected):
    assert contents(text) == expected


POLISH = [
    ("the dam held", "The dam held."),
    (" , the dam ,, held , ", "The dam, held."),
    ("Did it hold?", "Did it hold?"),
    ("…", ""),
    ("", ""),
    ("été long", "Été long."),
]


@pytest.mark.parametrize(("text", "expected"), POLISH)
def test_polish(text, expected):
    assert polish(text) == expected
