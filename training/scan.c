// The recurrence of a layer, for training on a processor, instead of a loop over tokens in PyTorch. For each unit separately:
//   state = forget * before + (1 - forget) * fresh,  forget = sigmoid(gate + carry * before),  fresh = tanh(new)
// Arrays: gates [batch][tokens][2 directions][gate, new][units]; carry [2][units]; state, forget, fresh
// [batch][tokens][2][units]. Direction 1 reads from the last token to the first. Past the end of a sequence, everything is 0.
#include <math.h>
#include <string.h>

enum { MOST = 512 };  // units of a direction

static long place(long b, long tokens, long t, long d, long units) { return ((b * tokens + t) * 2 + d) * units; }

void forward(const float *restrict gates, const float *restrict carry, const long *restrict lengths, float *restrict state,
             float *restrict forget, float *restrict fresh, long batch, long tokens, long units) {
  memset(state, 0, sizeof(float) * batch * tokens * 2 * units);
  memset(forget, 0, sizeof(float) * batch * tokens * 2 * units);
  memset(fresh, 0, sizeof(float) * batch * tokens * 2 * units);
  for (long b = 0; b < batch; b++)
    for (long d = 0; d < 2; d++) {
      const float none[MOST] = {0}, *before = none, *v = carry + d * units;
      for (long k = 0; k < lengths[b]; k++) {
        long at = place(b, tokens, d ? lengths[b] - 1 - k : k, d, units);
        const float *gate = gates + 2 * at, *new = gate + units;
        for (long u = 0; u < units; u++) {
          float y = 2.0f / (1.0f + expf(-2.0f * new[u])) - 1.0f;
          float f = 1.0f / (1.0f + expf(-(gate[u] + v[u] * before[u])));
          fresh[at + u] = y;
          forget[at + u] = f;
          state[at + u] = y + f * (before[u] - y);
        }
        before = state + at;
      }
    }
}

void backward(const float *restrict carry, const long *restrict lengths, const float *restrict state,
              const float *restrict forget, const float *restrict fresh, const float *restrict slope, float *restrict gates,
              float *restrict of_carry, long batch, long tokens, long units) {
  memset(gates, 0, sizeof(float) * batch * tokens * 4 * units);
  memset(of_carry, 0, sizeof(float) * 2 * units);
  for (long b = 0; b < batch; b++)
    for (long d = 0; d < 2; d++) {
      const float none[MOST] = {0}, *v = carry + d * units;
      float *dv = of_carry + d * units, later[MOST] = {0};
      for (long k = lengths[b] - 1; k >= 0; k--) {
        long at = place(b, tokens, d ? lengths[b] - 1 - k : k, d, units);
        const float *before = k ? state + at + (d ? 2 : -2) * units : none;
        float *gate = gates + 2 * at, *new = gate + units;
        for (long u = 0; u < units; u++) {
          float s = later[u] + slope[at + u], f = forget[at + u], y = fresh[at + u];
          float g = s * (before[u] - y) * f * (1 - f);
          gate[u] = g;
          new[u] = s * (1 - f) * (1 - y * y);
          later[u] = s * f + g * v[u];
          dv[u] += g * before[u];
        }
      }
    }
}
