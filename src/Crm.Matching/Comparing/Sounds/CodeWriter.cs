using System.Runtime.InteropServices;

namespace Crm.Matching.Comparing.Sounds;

/// <summary>A code as it grows; what comes after eight characters is left out.</summary>
[StructLayout(LayoutKind.Auto)]
internal ref struct CodeWriter
{
    private ulong value;
    private int count;

    public readonly PhoneticCode Code => new(value);

    public readonly int Count => count;

    public void Add(char sound)
    {
        if (count < PhoneticCode.MaxLength)
        {
            value |= (ulong)sound << (8 * count++);
        }
    }

    public void Add(string sounds)
    {
        foreach (var sound in sounds)
        {
            Add(sound);
        }
    }
}
