using System.Runtime.InteropServices;

namespace Crm.Scoring.Boosting.Growing;

/// <summary>Bins as bits.</summary>
[StructLayout(LayoutKind.Auto)]
internal struct BinSet
{
    private UInt128 low;
    private UInt128 high;

    public void Add(int bin)
    {
        if (bin < 128)
        {
            low |= UInt128.One << bin;
        }
        else
        {
            high |= UInt128.One << (bin - 128);
        }
    }

    public readonly bool Has(int bin) => ((bin < 128 ? low >> bin : high >> (bin - 128)) & UInt128.One) != UInt128.Zero;
}
