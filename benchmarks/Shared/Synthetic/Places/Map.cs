using System.Globalization;
using Crm.Synthetic.Chance;
using Crm.Synthetic.Words;

namespace Crm.Synthetic.Places;

/// <summary>A country that is nowhere: 420 towns, some 16,000 streets, a postcode for a dozen houses.</summary>
internal static class Map
{
    private const int Towns = 420;
    private const int StreetsInAll = 16_000;
    private const string PostLetters = "ABDEFGHJLNPQRSTUWXYZ";
    private const ulong StreetSalt = 0x5741_11AD;
    private const ulong PostSalt = 0x9057_C0DE;

    private static readonly string[] DialCodes = Compounds.Words("""
        0113 0114 0115 0116 0117 0118 0121 0131 0141 0151 0161 0191 01202 01204 01206 01223 01224 01225 01226 01228 01233 01234 01235 01236 01237 01241 01242 01243 01244 01245 01246 01248 01249 01250 01252 01253 01254 01255
        01256 01257 01258 01259 01260 01262 01263 01264 01268 01269 01270 01271 01273 01274 01275 01276 01277 01278 01279 01280 01282 01283 01284 01285 01286 01287 01290 01291 01292 01293 01294 01295 01296 01297 01298 01299
        01302 01303 01304 01305 01306 01307 01308 01309 01322 01323 01324 01325 01326 01327 01328 01329 01330 01332 01333 01334 01335 01337 01339 01341 01342 01343 01344 01346 01347 01348 01349 01352 01353 01354 01355 01356
        01904 01905 01908 01909 01920 01922 01923 01924 01925 01926 01928 01929 01931 01932 01933 01934 01935 01937 01938 01939 01942 01943 01944 01945 01946 01947 01948 01949 01950 01951 01952 01953 01954 01955 01957 01959
        """);

    private static readonly ZipfList<string> StreetNames = new(
        Compounds.After(
            "High Station Church Park Victoria London Green Manor Queens Kings Albert Mill Grange Springfield Windsor New York School Chapel Alexandra North South West Main Stanley Broad Bridge Elm Oak Beech Cedar Chestnut George Richmond",
            Compounds.Of("Abbey Alder Apple Ash Barn Birch Bishop Brook Castle Cherry Clay Cliff Cow Cross Deer Dove Eagle Elder Fern Field Fox Glen Gold Hawk Hay Hazel Heath Hill Holly Ivy Kirk Lark Lime Maple Mead Moor Orchard Pear Pine Quarry Raven River Rose Rowan Spring Swan Thorn Water Well Willow", "croft dale field gate hurst land lea mead mere side stead ton view wood worth"),
            420,
            4),
        12);

    private static readonly string[] StreetTypes = ["Road", "Street", "Road", "Avenue", "Lane", "Close", "Road", "Drive", "Street", "Way", "Gardens", "Crescent", "Court", "Place", "Terrace", "Grove", "Hill", "Square"];

    /// <summary>The towns, the largest first.</summary>
    public static ZipfList<City> Cities { get; } = Build();

    /// <summary>A place to live.</summary>
    public static Address Home(ref Draw draw, City city)
    {
        var street = draw.Below(city.Streets);
        var house = 1 + Math.Min(draw.Below(140), draw.Below(140));
        var flat = draw.Happens(0.16) ? draw.Between(1, 24) : 0;
        return new(flat, house, StreetOf(city, street), city, PostalCodeOf(city, street, house / 24));
    }

    private static string StreetOf(City city, int street)
    {
        var draw = new Draw(StreetSalt, ((ulong)city.Number << 32) | (uint)street);
        return $"{StreetNames.Of(ref draw)} {draw.OneOf<string>(StreetTypes)}";
    }

    private static string PostalCodeOf(City city, int street, int block)
    {
        var draw = new Draw(PostSalt, ((ulong)city.Number << 40) | ((ulong)(uint)street << 8) | (uint)block);
        var (district, sector) = (1 + (street / 60), draw.Below(10));
        return string.Create(CultureInfo.InvariantCulture, $"{city.PostArea}{district} {sector}{PostLetters[draw.Below(PostLetters.Length)]}{PostLetters[draw.Below(PostLetters.Length)]}");
    }

    private static ZipfList<City> Build()
    {
        var names = Compounds.After("", Compounds.Of(
            "Aber Ald Ayles Barn Bas Bed Bever Birken Black Brad Bridge Brom Bux Cam Carl Chel Chester Coln Crow Dar Don Dor Dun East Ely Ever Fal Farn Glen Grims Hale Har Hast Hunting Ips Kender Ketter Kings Lan Leam Lin Lough Maid Mans Nant Nor Oak Old Pen Peter Ports Read Roch Rother Salis Scar Shef Skel South Staf Stock Sun Swin Taun Thur Tod Wake Wal War West Whit Win Wol Wy",
            "bridge burgh bury by combe den don field ford gate ham haven head hurst ley mere mouth ness pool port sea stead stone stow ton vale well wick worth"), Towns, 5);
        var areas = Compounds.After("", Compounds.Of("A B C D E G H K L M N P R S T W Y", "A B C D E F G H K L N O P R S T W Y"), 200, 6);
        var sizes = new ZipfList<string>(names, 8);
        var cities = names.Select((name, i) => new City(i, Named(name, i), areas[i % areas.Length], DialCodes[i % DialCodes.Length], Math.Max(6, (int)(sizes.ShareOf(i) * StreetsInAll))));
        return new([.. cities], 8);
    }

    private static string Named(string name, int number) => (number % 23) switch
    {
        5 => name + "-on-Sea",
        9 => "Great " + name,
        14 => "Market " + name,
        19 => "St " + name + "s",
        _ => name,
    };
}
