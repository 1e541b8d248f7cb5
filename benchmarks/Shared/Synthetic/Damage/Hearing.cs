using Crm.Synthetic.Chance;

namespace Crm.Synthetic.Damage;

/// <summary>A name as somebody writes it who only heard it.</summary>
internal static class Hearing
{
    private static readonly (string Said, string Written)[] Sounds =
    [
        ("ph", "f"), ("f", "ph"), ("ck", "k"), ("k", "c"), ("c", "k"), ("y", "ie"), ("ie", "y"), ("ey", "y"), ("y", "i"), ("i", "y"), ("ei", "ie"), ("ie", "ei"), ("th", "t"), ("t", "th"), ("ee", "ea"), ("ea", "ee"), ("ll", "l"),
        ("l", "ll"), ("tt", "t"), ("t", "tt"), ("nn", "n"), ("n", "nn"), ("ss", "s"), ("s", "z"), ("z", "s"), ("w", "v"), ("v", "w"), ("sch", "sh"), ("sh", "sch"), ("son", "sen"), ("sen", "son"), ("mann", "man"), ("man", "mann"),
        ("x", "ks"), ("ou", "ow"), ("ow", "ou"), ("ai", "ay"), ("ay", "ai"), ("er", "or"), ("or", "er"), ("ski", "sky"), ("j", "g"), ("g", "j"), ("a", "e"), ("e", "a"), ("o", "u"), ("h", ""), ("mac", "mc"), ("mc", "mac"),
    ];

    public static string Respelled(string name, ref Draw draw)
    {
        var start = draw.Below(Sounds.Length);
        for (var i = 0; i < Sounds.Length; i++)
        {
            var (said, written) = Sounds[(start + i) % Sounds.Length];
            var at = name.LastIndexOf(said, StringComparison.OrdinalIgnoreCase);
            if (at > 0)
            {
                return name[..at] + written + name[(at + said.Length)..];
            }
        }

        return name;
    }
}
