"""Nouns for people, of which official language and news choose freely."""

from __future__ import annotations

# Words that may stand for any group of people ("three persons" for "three inmates").
ANYONE = frozenset(
    "person people individual man woman human citizen national resident member victim case "
    "beneficiary participant applicant civilian adult".split()
)
# Words that say which people; two of them name one group only if they are kin.
SOMEONE = frozenset(
    "activist asylum-seeker athlete baby boy candidate captain captive casualty child clerk "
    "commando conservator consumer contact contender convict creditor crew crewman customer dead "
    "deceased defendant delegate demonstrator deportee deputy detainee diplomat doctor driver "
    "elector employee engineer envoy evacuee expatriate expert family fan farmer fatality fighter "
    "firefighter fisherman follower foreigner girl graduate guard guest homeowner hostage "
    "household immigrant infant inhabitant inmate intern investor journalist judge juror juvenile "
    "lawmaker lawyer legislator marcher master mate medic migrant militant miner minor monitor "
    "nun nurse observer officer official operator orphan passenger patient pensioner personnel "
    "pilot player policeman priest prisoner protester pupil rebel recruit refugee relative "
    "reporter rescuer retiree sailor scientist seaman serviceman shareholder signatory skipper "
    "soldier spectator staff student supporter survivor suspect teacher technician teenager "
    "tenant toddler tourist trainee traveler traveller troop villager visitor volunteer voter "
    "widow witness worker".split()
)


def may_be_one_group(one: str, other: str) -> bool:
    """Whether a general word for people stands beside a word for people."""
    return (one in ANYONE and other in ANYONE | SOMEONE) or (other in ANYONE and one in SOMEONE)
