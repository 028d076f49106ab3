"""Two invented event frames."""

from training.frames import Frame

FERRY = Frame(
    "harbour-001",
    "transport",
    {"TOWN": ["Brig", "Tarn", "Holm"], "NUM": ["12", "40", "365"], "DAY": ["Monday", "Friday"]},
    news=(
        "Some {NUM} ships were stuck off {TOWN} on {DAY}",
        "The port of {TOWN} held {NUM} ships",
        "Crews off {TOWN} waited from {DAY}",
    ),
    official=("A total of {NUM} vessels were kept at {TOWN}", "Traffic at {TOWN} paused on {DAY}"),
    loaded=("{TOWN} left {NUM} ships to their fate",),
    contra=("No ship was held at {TOWN}", "The port of {TOWN} worked as on any other day"),
    neutral=(
        "A new crane arrived in {TOWN}",
        "The crane was painted blue",
        "Pilots trained nearby",
    ),
)
TALKS = Frame(
    "talks-001",
    "diplomacy",
    {"TOWN": ["Tarn", "Holm"], "NAME": ["Ms. Ferro", "Mr. Adal"]},
    news=("{NAME} left the talks in {TOWN} early", "The talks in {TOWN} broke off"),
    official=("The meeting in {TOWN} ended ahead of time", "{NAME} departed before the end"),
    loaded=("{NAME} stormed out in {TOWN}",),
    contra=("The talks in {TOWN} ran their full course", "{NAME} stayed to the end"),
    neutral=("Lunch was served in {TOWN}", "{NAME} arrived by train", "It rained"),
)
FRAMES = (FERRY, TALKS)
