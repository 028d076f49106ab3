"""Word tables of polarity: predicates with their opposites, and what embeds them.

Compiled for this project from the vocabulary of news reports and communiqués; opposites and
near-synonyms were checked against the senses in Princeton WordNet 3.1. A word stands in one
group only. A particle is joined by an underscore ("turn_down"). The groups are wide on purpose:
they never make a finding alone, since the participants must match too.
"""

from __future__ import annotations

# name: (what asserts it, what asserts its opposite)
_PREDICATES = """\
accept: accept agree approve consent assent adopt ratify grant acceptance approval agreement \
/ reject refuse decline turn_down veto rebuff refusal rejection
support: support back favour favor endorse support backing / oppose opposition
reply: answer reply respond answer reply response / unanswered
open: open reopen / close shut seal closed closure
operate: operate function transmit switch_on turn_on \
/ switch_off turn_off go_dark shut_down break_down
supply: supply flow / interrupt disrupt interruption dry
pay: pay wire transfer remit disburse payment / unpaid
take: take seize confiscate
detain: detain arrest jail imprison arrest detention / release free freed
attend: attend participate take_part present attendance participation / boycott absent absence
admit: admit allow let permit authorise authorize access / bar exclude prohibit forbid ban block
meet: meet sit_down meeting encounter / x
happen: happen occur take_place go_ahead proceed / cancel call_off
sign: sign initial signature / unsigned
know: know aware knew apprised knowledge / unaware ignorant
establish: establish find detect identify trace determine prove verify confirm substantiate \
ascertain / unproven unknown unconfirmed unverified
enter: enter storm
withdraw: withdraw pull_out pull leave withdrawal / stay remain
injure: injure hurt wound injury / unhurt unharmed uninjured unscathed
damage: damage destroy / undamaged intact
die: die kill perish death / survive
publish: publish disclose reveal publication / withhold suppress unpublished
inform: inform notify tell warn brief apprise notification
commit: commit promise pledge vow undertake commitment guarantee undertaking
discuss: discuss raise mention come_up address touch discussion
rise: rise increase grow climb soar growth / fall drop decrease decline shrink plunge slump
lift: lift abolish scrap repeal rescind / impose maintain retain
invite: invite solicit invitation
have: have possess own hold / lack
win: win victory / lose defeat
concede: concede admit acknowledge recognise recognize / contest dispute
fire: fire shoot launch
guilty: guilty convict conviction / acquit innocent acquittal exonerate
legal: legal lawful legitimate / illegal unlawful
true: true correct accurate / false untrue wrong incorrect inaccurate
safe: safe / unsafe dangerous
succeed: succeed success / fail failure
resign: resign step_down quit resignation
use: use deploy employ use deployment
inspect: inspect search examine inspection
consult: consult consultation
escape: escape abscond
change: change alter amend / unchanged
hit: hit strike
attack: attack assault attack assault
warn: warn warning
"""

# Verbs and adjectives whose complement is denied when they are asserted, and asserted when they
# are denied: negative implicatives (Karttunen 1971, Implicative Verbs) and verbs of denial.
DENYING = frozenset(
    "deny fail refuse decline neglect forget omit avoid unable reject rebut refute dispute contest "
    "dismiss prevent stop prohibit forbid rule_out exclude refrain abstain false untrue wrong "
    "incorrect unfounded baseless groundless impossible powerless unwilling repudiate disclaim "
    "incapable disprove deter inaccurate fabricate fabricated contradict lie falsehood "
    "fabrication myth".split()
)
# Complement holds when asserted and not when denied (Karttunen's positive implicatives); with
# them the words that only place a complement ("was not in a position to", "it is true that").
IMPLYING = frozenset(
    "manage able succeed get be true correct begin start continue bother happen dare position "
    "case allow permit let authorise authorize commit agree accept promise pledge intend plan "
    "intention decide have right go willing ready use involve include mean make give".split()
)
# Complement holds either way (Kiparsky and Kiparsky 1970, Fact).
FACTIVE = frozenset("know regret realise realize learn discover reveal acknowledge see".split())
# Complement is not claimed: wishes, requests, plans to ask, things to be found out.
OPEN = frozenset(
    "want hope wish ask urge demand call request propose suggest seek try attempt threaten invite "
    "recommend consider examine discuss whether question fear worry allege accuse expect evidence "
    "proof possibility prospect risk likely unlikely unclear uncertain clear doubt wonder advise "
    "encourage press appeal proposal request offer".split()
)
# Words that only pass a proposition on; when they are denied nothing is claimed of it.
REPORTING = frozenset(
    "say state tell report confirm announce note add insist stress emphasise emphasize claim "
    "declare explain indicate inform underscore underline reiterate recall maintain think believe "
    "comment clarify write".split()
)
# Nouns that a denial takes as its object, with what they report below them.
REPORT_NOUNS = frozenset(
    "report claim allegation suggestion accusation rumour rumor assertion notion idea insinuation "
    "speculation charge truth".split()
)
# Predicates that say too little to be the same one twice.
EMPTY = frozenset(
    "be have do make go get come take_on say state tell add note put set keep be_able use include "
    "involve relate concern remain become seem appear call name follow begin start continue".split()
)
# Verbs that carry an event noun: "made no commitment", "talks were held".
SUPPORT_VERBS = frozenset(
    "make give take hold have reach conclude obtain receive provide furnish issue lodge launch "
    "conduct carry_out take_place happen occur go_ahead be exist".split()
)
# Heads that only measure out what "of" brings in: "no member of the armed forces".
CONTAINERS = frozenset(
    "member number group all one any some part representative none most many few pair dozen "
    "hundred thousand series kind sort piece majority each both either neither".split()
)
# Heads that name one side of what "of" brings in: "the source of the outbreak".
RELATIONAL = frozenset(
    "source supply use question issue level amount delivery text content contents presence cause "
    "origin result outcome holding provision flow state status fact existence".split()
)
UNIVERSAL = frozenset("every all each both no".split())  # "no clinic was without" is all
TITLES = frozenset("mr mrs ms miss dr prof sir mx h.e".split())
ORDINALS = frozenset("first second third fourth other another".split())
NOBODY = frozenset("nobody nothing none".split())
POINTING = frozenset("it they this that".split())  # pronouns for things
# What follows from a predicate: to deny the second is to deny the first.
IMPLIED = {
    "attend": frozenset({"admit", "invite"}),
    "enter": frozenset({"admit"}),
    "sign": frozenset({"accept"}),
    "win": frozenset({"attend"}),
    "publish": frozenset({"have"}),
}
# Words that set a thing apart from the one spoken of.
OTHERNESS = frozenset(
    "other another first previous earlier former similar different next last second third latter "
    "neighbour neighbouring neighboring future further additional new separate rest".split()
)
# Adjuncts that strengthen a denial without narrowing it: "at any stage", "at all", "whatever".
STRENGTHENERS = frozenset(
    "any all whatever whatsoever whatsoever time stage point moment circumstance ever way kind "
    "form sort single yet so far up now today either neither nor never no not none nobody nothing "
    "country throughout course duration night evening morning afternoon".split()
)


def _poles(table: str) -> dict[str, tuple[str, bool]]:
    """Word -> (name of the predicate, whether the word asserts it)."""
    found: dict[str, tuple[str, bool]] = {}
    for line in table.strip().splitlines():
        name, _, members = line.partition(": ")
        positive, _, negative = members.partition(" / ")
        found.update({word: (name, True) for word in positive.split()})
        found.update({word: (name, False) for word in negative.split()})
    return found


PREDICATES = _poles(_PREDICATES)
GROUPS = frozenset(name for name, _ in PREDICATES.values()) - {"have", "use", "take", "happen"}
