#!/usr/bin/env python3
"""Makes the golden files of whole training steps: engine/src/main/resources/dev/dinoscope/engine/verify/learner_*.json.

Usage: make.py OUTPUT_DIRECTORY

Written from docs/methods.md, docs/settings.md, docs/decisions/0008 and the papers, with PyTorch's own functions,
autograd and AdamW, in float64. It shares no code with Dinoscope; only the names of weights are Dinoscope's.
"""
import copy, json, math, pathlib, sys
import numpy, torch, yaml
from cases import CASES, DEFAULTS
from steps import Steps
from weights import draw

SMALL = 16


def completed(given, default):
    """A recipe with every default written out."""
    if not isinstance(default, dict):
        return given
    unknown = set(given) - set(default)
    if unknown:
        raise KeyError(f"{unknown} in {list(default)}")
    return {k: completed(given[k], v) if k in given else copy.deepcopy(v) for k, v in default.items()}


def resolved(recipe):
    name = recipe["method"]["name"]
    default = {"method": DEFAULTS[name], "model": DEFAULTS["model"], "optim": DEFAULTS["optim"],
               "train": DEFAULTS["train"], "name": ""}
    return completed(recipe, default)


def number(x):
    x = float(x)
    return int(x) if x.is_integer() and abs(x) < 1e6 else float(f"{x:.14g}")


def tensor(value):
    return {"shape": list(value.shape), "data": [number(x) for x in value.detach().double().flatten().tolist()]}


def probe(flat):
    """The sum of the elements, each times the cosine of its place from 1."""
    return number(flat @ torch.arange(1, len(flat) + 1, dtype=torch.float64).cos())


def slope(value):
    """All of a small gradient; else its norm and probe."""
    flat = value.detach().double().flatten()
    return tensor(value) if len(flat) <= SMALL else {"norm": number(flat.norm()), "probe": probe(flat)}


def probes(values):
    """Single numbers as they are; of tensors the probe."""
    found = {}
    for name, value in values.items():
        flat = value.detach().double().flatten()
        found |= {name: number(flat[0])} if len(flat) == 1 else {name + ".probe": probe(flat)}
    return found


def same(value, other):
    return other is not None and torch.equal(value, other)


def take(case, given_weights):
    r = resolved(case["recipe"]) | {"vocabulary": case.get("vocabulary", 0)}
    for key in ("teacher", "start"):
        if key + "_recipe" in case:
            r[key] = resolved(case[key + "_recipe"])
    return Steps(r, {k: v for k, v in case["inputs"].items() if v is not None}, given_weights, case.get("copies", {}),
                 case["steps_per_epoch"], case["total_steps"], case["first_step"])


def golden(case, weights):
    like = case.get("like")
    steps = take(case, weights)
    outputs, gradients, count = {}, {}, case["steps"]
    for i in range(1, count + 1):
        told, out, slopes = steps.take()
        here = told | out
        w, brief = steps.w, bool(like)
        if i == 1 and not case["recipe"]["train"].get("micro_batch"):
            gradients = {name: slope(value) for name, value in slopes.items()}
        if i == count or not brief:
            # What is frozen is looked at once, in the end.
            here["weights"] = probes({n: v for n, v in w.values.items() if i == count or n in steps.names})
            for name, values in w.copies.items():
                here[name] = probes(values)
        if i == 1 and not brief:
            first, second = steps.moments()
            here["first_moment"] = probes(first)
            here["root_second_moment"] = probes({k: v.sqrt() for k, v in second.items()})
        outputs[f"step{i}"] = here
    params = {"recipe": yaml.safe_dump(case["recipe"], sort_keys=False, default_flow_style=None)}
    for key in ("teacher_recipe", "start_recipe"):
        if key in case:
            params[key] = yaml.safe_dump(case[key], sort_keys=False, default_flow_style=None)
    params |= {k: case[k] for k in ("steps_per_epoch", "total_steps", "first_step", "steps")}
    params["vocabulary"] = case.get("vocabulary", 0)
    params["copies"] = case.get("copies", {})
    params["weights"] = {n: tensor(v) for n, v in steps.first.items() if not same(v, case["model"].get(n))}
    params["weights"] |= {n: None for n in case["model"] if n not in steps.first}
    inputs = {k: None if v is None else tensor(v) for k, v in case["stored"].items()}
    made = {"name": case["name"], "params": params, "inputs": inputs, "outputs": outputs, "grads": gradients}
    return ({"name": case["name"], "like": like} | made if like else made), steps.first


def written(node, indent=0):
    """JSON with tensors and lists of numbers on one line."""
    if not isinstance(node, (dict, list)) or not node:
        return json.dumps(node, ensure_ascii=False)
    if isinstance(node, list) and not isinstance(node[0], dict) or isinstance(node, dict) and (
            "data" in node or "norm" in node):
        return json.dumps(node, separators=(",", ":"))
    pad = " " * min(indent + 1, 3)
    items = ([pad + json.dumps(k, ensure_ascii=False) + ": " + written(v, indent + 1) for k, v in node.items()]
             if isinstance(node, dict) else [pad + written(v, indent + 1) for v in node])
    ends = "{}" if isinstance(node, dict) else "[]"
    return ends[0] + "\n" + ",\n".join(items) + "\n" + " " * min(indent, 3) + ends[1]


def main():
    out = pathlib.Path(sys.argv[1])
    for name, cases in CASES.items():
        done, made = {}, []
        for case in cases:
            if "like" in case:
                model = next(c for c in cases if c["name"] == case["like"])
                own_inputs, own = dict(case.get("inputs", {})), dict(case)
                case.update({k: v for k, v in model.items() if k not in own})
                case["stored"], case["inputs"] = own_inputs, model["inputs"] | own_inputs
                case["model"], weights = done[case["like"]], case.get("weights", {})
            else:
                case["stored"], case["model"], weights = dict(case["inputs"]), {}, case.get("weights", {})
            node, done[case["name"]] = golden(case, weights)
            made.append(node)
            print(name, case["name"], "loss", node["outputs"]["step1"]["loss"])
        text = written({
            "name": f"learner_{name}",
            "description": "Whole training steps of the learner: loss, what is logged, gradients, weights, copies, moments.",
            "made_by": f"engine/src/test/python/goldens/make.py: torch {torch.__version__}, numpy {numpy.__version__}, float64",
            "fingerprint": "norm: root of the sum of squares; probe: sum of the elements, each times the cosine of its place from 1",
            "copies": "each starts as the weights times its number",
            "dtype": "float64",
            "tolerance_rel": 1e-11,
            "cases": made,
        })
        (out / f"learner_{name}.json").write_text(text + "\n")


if __name__ == "__main__":
    torch.set_num_threads(1)
    torch.set_default_dtype(torch.float64)
    main()
