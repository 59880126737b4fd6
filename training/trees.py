"""Grow boosted trees with LightGBM, or fit a line, and write them as an ONNX graph for `sayso.trained.trees`.

Trees are grown several times over, each time on other draws of traits and rows, and the mean of what they say is taken: few reports, so one
growth alone depends much on its draw.
"""

from __future__ import annotations

from typing import Any, Final

import numpy as np
import onnx
from lightgbm import LGBMClassifier
from onnx import TensorProto, helper, numpy_helper

GROWTHS: Final = 4
OPSET: Final = 17
RIDGE: Final = 33.0
"""Weight of the penalty beside the sum of losses."""


def grown(rows: Any, right: Any, *, trees: int = 120, leaves: int = 4, least: int = 20) -> list[Any]:
    """Some growths of trees on rows of traits and whether each row's answer is yes.

    Args:
        rows: (rows, traits).
        right: (rows,).
        trees: how many a growth has.
        leaves: how many each tree has at most.
        least: how many rows a leaf has at least.
    """
    return [
        LGBMClassifier(
            n_estimators=trees,
            learning_rate=0.05,
            num_leaves=leaves,
            min_child_samples=least,
            reg_lambda=5.0,
            colsample_bytree=0.4,
            subsample=0.8,
            subsample_freq=1,
            random_state=seed,
            n_jobs=1,
            deterministic=True,
            force_row_wise=True,
            verbose=-1,
        ).fit(rows, right)
        for seed in range(GROWTHS)
    ]


def graph_of(growths: list[Any]) -> bytes:
    """Some growths as one ONNX graph: (rows, traits) in, (rows, 1) out."""
    nodes: dict[str, list[Any]] = {
        name: [] for name in ("treeids", "nodeids", "featureids", "modes", "values", "truenodeids", "falsenodeids")
    }
    leaves: dict[str, list[Any]] = {name: [] for name in ("treeids", "nodeids", "ids", "weights")}
    for tree, shape in enumerate(
        one["tree_structure"] for growth in growths for one in growth.booster_.dump_model()["tree_info"]
    ):
        _add(shape, tree, len(growths), nodes, leaves)
    width = growths[0].n_features_in_
    ensemble = helper.make_node(
        "TreeEnsembleRegressor",
        ["rows"],
        ["sum"],
        domain="ai.onnx.ml",
        n_targets=1,
        **{f"nodes_{name}": values for name, values in nodes.items()},
        **{f"target_{name}": values for name, values in leaves.items()},
    )
    return _model([ensemble], width, [])


def line_of(rows: Any, right: Any) -> bytes:
    """Logistic regression as a graph of the same kind: surer than trees where rows are few.

    Newton's method; traits are scaled to a mean of zero and a spread of one, and their weights are penalised by `RIDGE`.
    """
    mean, spread = rows.mean(0), rows.std(0)
    spread[spread < 1e-6] = 1.0
    scaled = np.hstack([np.ones((len(rows), 1)), (rows - mean) / spread])
    ridge = np.full(scaled.shape[1], RIDGE)
    ridge[0] = 0.01
    weights = np.zeros(scaled.shape[1])
    for _ in range(40):
        likely = 1 / (1 + np.exp(-scaled @ weights))
        slope = scaled.T @ (likely - right) + ridge * weights
        weights -= np.linalg.solve((scaled.T * (likely * (1 - likely))) @ scaled + np.diag(ridge), slope)
    slopes = weights[1:] / spread
    return _model(
        [helper.make_node("MatMul", ["rows", "weights"], ["product"]), helper.make_node("Add", ["product", "always"], ["sum"])],
        rows.shape[1],
        [
            numpy_helper.from_array(slopes[:, None].astype(np.float32), "weights"),
            numpy_helper.from_array(np.array([weights[0] - slopes @ mean], np.float32), "always"),
        ],
    )


def _model(nodes: list[Any], width: int, numbers: list[Any]) -> bytes:
    """A graph whose last node gives a sum, and the chance that comes of it: (rows, traits) in, (rows, 1) out."""
    graph = helper.make_graph(
        [*nodes, helper.make_node("Sigmoid", ["sum"], ["chances"])],
        "trees",
        [helper.make_tensor_value_info("rows", TensorProto.FLOAT, ["rows", width])],
        [helper.make_tensor_value_info("chances", TensorProto.FLOAT, ["rows", 1])],
        numbers,
    )
    sets = [helper.make_opsetid("", OPSET), helper.make_opsetid("ai.onnx.ml", 3)]
    model = helper.make_model(graph, opset_imports=sets, ir_version=8)
    onnx.checker.check_model(model)
    made: bytes = model.SerializeToString()
    return made


def _add(shape: dict[str, Any], tree: int, growths: int, nodes: dict[str, list[Any]], leaves: dict[str, list[Any]]) -> int:
    """Add a node of a tree and all below it; its number, which counts from 0 in each tree."""
    number = nodes["nodeids"][-1] + 1 if nodes["treeids"][-1:] == [tree] else 0
    leaf = "leaf_value" in shape
    added = {
        "treeids": tree,
        "nodeids": number,
        "featureids": 0 if leaf else shape["split_feature"],
        "modes": "LEAF" if leaf else "BRANCH_LEQ",
        "values": 0.0 if leaf else _at_most(shape["threshold"]),
        "truenodeids": 0,
        "falsenodeids": 0,
    }
    at = len(nodes["treeids"])
    for name, value in added.items():
        nodes[name].append(value)
    if leaf:
        for name, value in {"treeids": tree, "nodeids": number, "ids": 0, "weights": shape["leaf_value"] / growths}.items():
            leaves[name].append(value)
    else:
        nodes["truenodeids"][at] = _add(shape["left_child"], tree, growths, nodes, leaves)
        nodes["falsenodeids"][at] = _add(shape["right_child"], tree, growths, nodes, leaves)
    return number


def _at_most(threshold: float) -> float:
    """The largest number of 32 bits that is not larger: a trait of 32 bits is at most the one just where it is at most the other."""
    small = np.float32(threshold)
    return float(small if float(small) <= threshold else np.nextafter(small, np.float32(-np.inf)))
