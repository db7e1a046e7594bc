"""The recurrence of a layer as a PyTorch function with gradients; `scan.c` does the work, compiled at first use."""
import ctypes
import pathlib
import subprocess
import tempfile

import torch

FLAGS = ("-Ofast", "-march=native", "-shared", "-fPIC")


def compiled():
    source = pathlib.Path(__file__).with_name("scan.c")
    out = f"{tempfile.mkdtemp()}/scan.so"
    subprocess.run(["cc", *FLAGS, "-o", out, str(source), "-lmvec", "-lm"], check=True)
    return ctypes.CDLL(out)


LIBRARY = compiled()


def call(function, tensors, sizes):
    function(*(ctypes.c_void_p(t.data_ptr()) for t in tensors), *map(ctypes.c_long, sizes))


class Recurrence(torch.autograd.Function):
    """gates: batch × tokens × 2 directions × (gate, new) × units; carry: 2 × units; lengths: the tokens of each sequence.
    Returns batch × tokens × (2 × units)."""

    @staticmethod
    def forward(ctx, gates, carry, lengths):
        gates, carry, lengths = gates.contiguous(), carry.contiguous(), lengths.contiguous()
        batch, tokens, _, _, units = gates.shape
        state, forget, fresh = (torch.empty(batch, tokens, 2, units) for _ in range(3))
        call(LIBRARY.forward, (gates, carry, lengths, state, forget, fresh), (batch, tokens, units))
        ctx.save_for_backward(carry, lengths, state, forget, fresh)
        return state.view(batch, tokens, 2 * units)

    @staticmethod
    def backward(ctx, slope):
        carry, lengths, state, forget, fresh = ctx.saved_tensors
        batch, tokens, _, units = state.shape
        gates, of_carry = torch.empty(batch, tokens, 2, 2, units), torch.empty_like(carry)
        call(LIBRARY.backward, (carry, lengths, state, forget, fresh, slope.contiguous(), gates, of_carry),
             (batch, tokens, units))
        return gates, of_carry, None
