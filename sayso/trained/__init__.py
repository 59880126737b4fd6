"""A small trained reader: an encoder with several heads that is run once over a report. ONNX Runtime; no torch."""
