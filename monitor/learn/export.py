"""The trained networks as files that run without torch: `reader.N.first.onnx` and `reader.N.last.onnx` (the layers of
the LSTM, tags behind the last), `reader.npz` (the rest).
"""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import onnx
from onnx import TensorProto, helper, numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic

Array = npt.NDArray[np.float32]
Weights = Mapping[str, Array]  #: as torch names them


def export(members: Sequence[Weights], folder: Path) -> None:
    """Write the files into the folder.

    The LSTMs' weights become numbers of seven bits (more overflow on processors without VNNI), a scale a row: a third
    of the file, less than half of the time, and the figures of the development sets stay (docs/reading.md).
    """
    before = logging.root.manager.disable
    logging.disable(logging.WARNING)  # it advises preparations that serve other operators
    try:
        for number, weights in enumerate(members):
            for layer, graph in (("first", _first(weights)), ("last", _last(weights))):
                quantize_dynamic(
                    graph,
                    folder / f"reader.{number}.{layer}.onnx",
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


def _first(weights: Weights) -> onnx.ModelProto:
    """vectors (time, batch, inputs), lengths (batch) -> states (time, batch, 2 * state)."""
    graph = _Graph(weights)
    graph.linear("entry", "vectors", "entered")
    graph.nodes.append(helper.make_node("Relu", ["entered"], ["x"]))
    graph.lstm(0, "x", "states")
    return graph.model({"vectors": weights["entry.weight"].shape[1]}, {"states": weights["tags.weight"].shape[1]})


def _last(weights: Weights) -> onnx.ModelProto:
    """The states of the first layer, lengths -> states of the last layer and tags, all (time, batch, ...)."""
    tags, states = weights["tags.weight"].shape
    graph = _Graph(weights)
    graph.lstm(1, "first", "states")
    graph.linear("tags", "states", "tags")
    return graph.model({"first": states}, {"states": states, "tags": tags})


class _Graph:
    """A graph in the making."""

    def __init__(self, weights: Weights) -> None:
        self._weights = weights
        self._values: list[onnx.TensorProto] = []
        self.nodes: list[onnx.NodeProto] = []

    def linear(self, name: str, source: str, target: str) -> None:
        matrix = self._constant(f"{name}_w", _matrix(self._weights[f"{name}.weight"]))
        bias = self._constant(f"{name}_b", self._weights[f"{name}.bias"])
        self.nodes += [
            helper.make_node("MatMul", [source, matrix], [f"{name}_mul"]),
            helper.make_node("Add", [f"{name}_mul", bias], [target]),
        ]

    def lstm(self, layer: int, source: str, target: str) -> None:
        size = self._weights[f"forth.{layer}.weight_hh_l0"].shape[1]

        def both(part: str) -> Array:
            sides = [self._weights[f"{side}.{layer}.{part}_l0"] for side in ("forth", "back")]
            return np.stack([_reordered(side, size) for side in sides])

        w = self._constant("w", both("weight_ih"))
        r = self._constant("r", both("weight_hh"))
        b = self._constant("b", np.concatenate([both("bias_ih"), both("bias_hh")], 1))
        shape = self._constant("shape", np.array([0, 0, 2 * size], np.int64))
        self.nodes += [
            helper.make_node(
                "LSTM",
                [source, w, r, b, "lengths"],
                ["y"],
                direction="bidirectional",
                hidden_size=size,
            ),
            helper.make_node("Transpose", ["y"], ["t"], perm=[0, 2, 1, 3]),
            helper.make_node("Reshape", ["t", shape], [target]),
        ]

    def model(self, given: Mapping[str, int], told: Mapping[str, int]) -> onnx.ModelProto:
        """With inputs and outputs of these names and widths, and the input `lengths`."""
        lengths = helper.make_tensor_value_info("lengths", TensorProto.INT32, ["batch"])
        graph = helper.make_graph(self.nodes, "reader", [*_tensors(given), lengths], _tensors(told), self._values)
        model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)
        onnx.checker.check_model(model)
        return model

    def _constant(self, name: str, array: npt.NDArray[np.generic]) -> str:
        self._values.append(numpy_helper.from_array(array, name))
        return name


def _tensors(widths: Mapping[str, int]) -> list[onnx.ValueInfoProto]:
    return [
        helper.make_tensor_value_info(name, TensorProto.FLOAT, ["time", "batch", width])
        for name, width in widths.items()
    ]


def _reordered(weight: Array, size: int) -> Array:
    """torch orders the gates input, forget, cell, output; ONNX input, output, forget, cell."""
    i, f, c, o = (weight[k * size : (k + 1) * size] for k in range(4))
    return np.concatenate([i, o, f, c])
