"""Labelled stories -> trained model; evaluation. Training needs the extra `train` (torch, onnx)."""
