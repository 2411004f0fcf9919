"""The trained networks as files that run without torch: `reader.N.onnx` (LSTM and tags), `reader.npz` (the rest)."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import onnx
from onnx import TensorProto, helper, numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic

Array = npt.NDArray[np.float32]
Weights = Mapping[str, Array]  #: as torch names them
Constant = Callable[[str, npt.NDArray[np.generic]], str]


def export(members: Sequence[Weights], folder: Path) -> None:
    """Write the files into the folder.

    The LSTMs' weights become numbers of seven bits (more overflow on processors without VNNI), a scale a row: a third
    of the file, less than half of the time, and the figures of the development sets stay (docs/reading.md).
    """
    before = logging.root.manager.disable
    logging.disable(logging.WARNING)  # it advises preparations that serve other operators
    try:
        for number, weights in enumerate(members):
            quantize_dynamic(
                _graph(weights),
                folder / f"reader.{number}.onnx",
                weight_type=QuantType.QInt8,
                op_types_to_quantize=["LSTM"],
                per_channel=True,
                reduce_range=True,
            )
    finally:
        logging.disable(before)
    # Half precision: the heads' answers change in the fourth digit.
    rest: dict[str, Any] = {
        f"{number}.{name}": _matrix(weight).astype(np.float16)
        for number, weights in enumerate(members)
        for name, weight in weights.items()
        if name.split(".")[0] not in ("entry", "forth", "back", "tags")
    }
    np.savez(folder / "reader.npz", **rest)


def _matrix(weight: Array) -> Array:
    """Inputs by outputs, ready to multiply from the right."""
    return np.ascontiguousarray(weight.T)


def _graph(weights: Weights) -> onnx.ModelProto:
    """vectors (time, batch, inputs), lengths (batch) -> states (time, batch, 2 * state) and tags."""
    values: list[onnx.TensorProto] = []

    def constant(name: str, array: npt.NDArray[np.generic]) -> str:
        values.append(numpy_helper.from_array(array, name))
        return name

    tags, states = weights["tags.weight"].shape
    graph = helper.make_graph(
        [
            *_linear("entry", "vectors", "entered", weights, constant),
            helper.make_node("Relu", ["entered"], ["x0"]),
            *_lstm(0, "x0", "x1", weights, constant),
            *_lstm(1, "x1", "states", weights, constant),
            *_linear("tags", "states", "tags", weights, constant),
        ],
        "reader",
        [
            _tensor("vectors", weights["entry.weight"].shape[1]),
            helper.make_tensor_value_info("lengths", TensorProto.INT32, ["batch"]),
        ],
        [_tensor("states", states), _tensor("tags", tags)],
        values,
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)
    onnx.checker.check_model(model)
    return model


def _tensor(name: str, width: int) -> onnx.ValueInfoProto:
    return helper.make_tensor_value_info(name, TensorProto.FLOAT, ["time", "batch", width])


def _linear(name: str, source: str, target: str, weights: Weights, constant: Constant) -> list[onnx.NodeProto]:
    matrix = constant(f"{name}_w", _matrix(weights[f"{name}.weight"]))
    bias = constant(f"{name}_b", weights[f"{name}.bias"])
    return [
        helper.make_node("MatMul", [source, matrix], [f"{name}_mul"]),
        helper.make_node("Add", [f"{name}_mul", bias], [target]),
    ]


def _lstm(layer: int, source: str, target: str, weights: Weights, constant: Constant) -> list[onnx.NodeProto]:
    size = weights["forth.0.weight_hh_l0"].shape[1]

    def both(part: str) -> Array:
        sides = [weights[f"{side}.{layer}.{part}_l0"] for side in ("forth", "back")]
        return np.stack([_reordered(side, size) for side in sides])

    name = f"lstm{layer}"
    w = constant(f"{name}_w", both("weight_ih"))
    r = constant(f"{name}_r", both("weight_hh"))
    b = constant(f"{name}_b", np.concatenate([both("bias_ih"), both("bias_hh")], 1))
    shape = constant(f"{name}_shape", np.array([0, 0, 2 * size], np.int64))
    return [
        helper.make_node(
            "LSTM",
            [source, w, r, b, "lengths"],
            [f"{name}_y"],
            direction="bidirectional",
            hidden_size=size,
        ),
        helper.make_node("Transpose", [f"{name}_y"], [f"{name}_t"], perm=[0, 2, 1, 3]),
        helper.make_node("Reshape", [f"{name}_t", shape], [target]),
    ]


def _reordered(weight: Array, size: int) -> Array:
    """torch orders the gates input, forget, cell, output; ONNX input, output, forget, cell."""
    i, f, c, o = (weight[k * size : (k + 1) * size] for k in range(4))
    return np.concatenate([i, o, f, c])
