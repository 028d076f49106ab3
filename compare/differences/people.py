"""Nouns for people, of which official language and news choose freely."""

from __future__ import annotations

# Words that may stand for any group of people ("three persons" for "three inmates").
ANYONE = frozenset(
    "person people individual man woman human citizen national resident member victim case "
    "beneficiary participant applicant civilian adult".split()
)
# Words that say which people; two of them name one group only if they are kin.
SOMEONE = frozenset(
    "inmate prisoner detainee hostage captive suspect defendant convict soldier troop serviceman "
    "guard officer policeman fighter militant rebel commando pilot sailor crew crewman seaman master captain mate skipper "
    "fisherman worker employee staff personnel miner driver farmer teacher pupil student child boy "
    "girl baby infant toddler minor juvenile teenager patient doctor nurse medic migrant refugee "
    "immigrant deportee asylum-seeker passenger traveller traveler tourist visitor guest customer "
    "consumer voter elector candidate contender deputy lawmaker legislator delegate diplomat envoy "
    "observer monitor journalist reporter protester demonstrator marcher activist lawyer judge "
    "juror witness official clerk expert scientist engineer technician villager inhabitant "
    "homeowner tenant household family relative pensioner retiree recruit operator signatory "
    "supporter follower spectator fan player athlete shareholder investor creditor survivor "
    "fatality casualty dead deceased contact foreigner expatriate evacuee orphan widow nun priest "
    "trainee intern graduate volunteer conservator firefighter rescuer".split()
)


def may_be_one_group(one: str, other: str) -> bool:
    """Whether a general word for people stands beside a word for people."""
    return (one in ANYONE and other in ANYONE | SOMEONE) or (other in ANYONE and one in SOMEONE)
