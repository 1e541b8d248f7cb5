using System.Runtime.InteropServices;
using Crm.Forecasting.Chance;

namespace Crm.Forecasting.Pipeline.Simulation;

/// <summary>The key under which something draws: 64 bits of seed and name.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct DrawKey(uint Low, uint High)
{
    /// <summary>FNV-1a of the name's UTF-16 units, sent through the generator's finalizer with the seed.</summary>
    public static DrawKey Of(ulong seed, string name, ulong part = 0)
    {
        var hash = 0xCBF29CE484222325;
        foreach (var c in name)
        {
            hash = (hash ^ c) * 0x100000001B3;
        }

        var bits = new CounterRandom(seed, hash + (part * 0xD1B54A32D192ED03)).NextUInt64();
        return new((uint)bits, (uint)(bits >> 32));
    }
}
