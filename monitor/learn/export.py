"""The trained network as files that run without torch: `reader.onnx` (LSTM and tags), `reader.npz` (the rest)."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import onnx
from onnx import TensorProto, helper, numpy_helper

from monitor.learn.network import Network

Array = npt.NDArray[np.float32]
Constant = Callable[[str, npt.NDArray[np.generic]], str]


def export(network: Network, folder: Path) -> None:
    """Write both files into the folder."""
    weights = {name: tensor.detach().numpy() for name, tensor in network.state_dict().items()}
    onnx.save(_graph(weights), folder / "reader.onnx")
    rest = {n: w for n, w in weights.items() if n.split(".")[0] not in ("entry", "forth", "back", "tags")}
    # Half precision: the heads' answers change in the fourth digit.
    halves: dict[str, Any] = {name: _matrix(weight).astype(np.float16) for name, weight in rest.items()}
    np.savez(folder / "reader.npz", **halves)


def _matrix(weight: Array) -> Array:
    """Inputs by outputs, ready to multiply from the right."""
    return np.ascontiguousarray(weight.T)


def _graph(weights: dict[str, Array]) -> onnx.ModelProto:
    """vectors (time, batch, inputs), lengths (batch) -> states (time, batch, 2 * state), tags (time, batch, tags)."""
    values: list[onnx.TensorProto] = []

    def constant(name: str, array: npt.NDArray[np.generic]) -> str:
        values.append(numpy_helper.from_array(array, name))
        return name

    nodes = [
        *_linear("entry", "vectors", weights, constant),
        helper.make_node("Relu", ["entry_out"], ["x0"]),
        *(node for layer in (0, 1) for node in _lstm(layer, weights, constant)),
        helper.make_node("Identity", ["x2"], ["states"]),
        *_linear("tags", "x2", weights, constant),
        helper.make_node("Identity", ["tags_out"], ["tags"]),
    ]
    graph = helper.make_graph(
        nodes,
        "reader",
        [
            helper.make_tensor_value_info(
                "vectors", TensorProto.FLOAT, ["time", "batch", weights["entry.weight"].shape[1]]
            ),
            helper.make_tensor_value_info("lengths", TensorProto.INT32, ["batch"]),
        ],
        [
            helper.make_tensor_value_info(
                "states", TensorProto.FLOAT, ["time", "batch", weights["tags.weight"].shape[1]]
            ),
            helper.make_tensor_value_info(
                "tags", TensorProto.FLOAT, ["time", "batch", weights["tags.weight"].shape[0]]
            ),
        ],
        values,
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)
    onnx.checker.check_model(model)
    return model


def _linear(name: str, source: str, weights: dict[str, Array], constant: Constant) -> list[onnx.NodeProto]:
    matrix = constant(f"{name}_w", _matrix(weights[f"{name}.weight"]))
    bias = constant(f"{name}_b", weights[f"{name}.bias"])
    return [
        helper.make_node("MatMul", [source, matrix], [f"{name}_mul"]),
        helper.make_node("Add", [f"{name}_mul", bias], [f"{name}_out"]),
    ]


def _lstm(layer: int, weights: dict[str, Array], constant: Constant) -> list[onnx.NodeProto]:
    size = weights["forth.0.weight_hh_l0"].shape[1]

    def both(part: str) -> Array:
        sides = [weights[f"{side}.{layer}.{part}_l0"] for side in ("forth", "back")]
        return np.stack([_reordered(side, size) for side in sides])

    w = constant(f"lstm{layer}_w", both("weight_ih"))
    r = constant(f"lstm{layer}_r", both("weight_hh"))
    b = constant(f"lstm{layer}_b", np.concatenate([both("bias_ih"), both("bias_hh")], 1))
    shape = constant(f"lstm{layer}_shape", np.array([0, 0, 2 * size], np.int64))
    return [
        helper.make_node(
            "LSTM",
            [f"x{layer}", w, r, b, "lengths"],
            [f"lstm{layer}_y"],
            direction="bidirectional",
            hidden_size=size,
        ),
        helper.make_node("Transpose", [f"lstm{layer}_y"], [f"lstm{layer}_t"], perm=[0, 2, 1, 3]),
        helper.make_node("Reshape", [f"lstm{layer}_t", shape], [f"x{layer + 1}"]),
    ]


def _reordered(weight: Array, size: int) -> Array:
    """torch orders the gates input, forget, cell, output; ONNX input, output, forget, cell."""
    i, f, c, o = (weight[k * size : (k + 1) * size] for k in range(4))
    return np.concatenate([i, o, f, c])
