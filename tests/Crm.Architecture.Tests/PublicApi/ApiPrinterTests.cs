namespace Crm.Architecture.Tests.PublicApi;

/// <summary>The printer tells what a caller would notice.</summary>
public sealed class ApiPrinterTests
{
    [Fact]
    public void Members_read_like_their_declarations()
    {
        Assert.Equal(
            [
                "abstract class ApiPrinterTests.Shape<TKey> : ApiPrinterTests.IShape where TKey : notnull",
                "  const int Limit = 7",
                "  static readonly string Name",
                "  protected Shape(TKey key)",
                "  TKey Key { get; }",
                "  required string? Label { get; init; }",
                "  string? this[int index] { get; protected set; }",
                "  event EventHandler? Changed",
                "  Dictionary<string, List<string?>?> Map(string?[] a, string[]? b, (int?, string?) c)",
                "  abstract Task<TResult> RunAsync<TResult>(Func<TKey, TResult?> body, CancellationToken cancellationToken = default) where TResult : class, IComparable<TResult>, new()",
                "  protected virtual bool Try(in int a, ref int b, out string? c, params string[] rest)",
                "  static bool op_LogicalNot(Shape<TKey> shape)",
            ],
            Lines(typeof(Shape<>)).Select(line => line.Replace("ApiPrinterTests.Shape<TKey> shape", "Shape<TKey> shape", StringComparison.Ordinal)));
    }

    [Fact]
    public void Records_show_what_was_written() =>
        Assert.Equal(
            [
                "sealed record ApiPrinterTests.Point",
                "  Point(int X, string? Text = \"a\\\"b\", ApiPrinterTests.Colour Colour = Colour.Red)",
                "  ApiPrinterTests.Colour Colour { get; init; }",
                "  int X { get; init; }",
                "  string? Text { get; init; }",
            ],
            Lines(typeof(Point)));

    [Fact]
    public void Enumerations_show_their_values() =>
        Assert.Equal(["enum ApiPrinterTests.Colour : byte", "  Red = 1", "  [Obsolete(\"Use Red.\")] Green = 2"], Lines(typeof(Colour)));

    [Fact]
    public void Structures_and_interfaces_and_delegates_have_their_kinds() =>
        Assert.Equal(
            [
                "delegate ApiPrinterTests.Callback<T>",
                "  ValueTask<T?> Invoke(T value)",
                "interface ApiPrinterTests.IShape",
                "  string? Describe()",
                "readonly record struct ApiPrinterTests.Pair<T>",
                "  Pair(T First, T? Second)",
                "  T First { get; init; }",
                "  T? Second { get; init; }",
            ],
            Lines(typeof(Callback<>), typeof(IShape), typeof(Pair<>)));

    [Fact]
    public void Extensions_are_methods_of_their_class() =>
        Assert.Equal(
            ["static class Extensions", "  static bool IsBlank(this string? text)", "  static int Twice(this int number)"],
            Lines([.. typeof(Extensions).GetNestedTypes(), typeof(Extensions)]));

    [Fact]
    public void A_difference_stands_under_its_type() =>
        Assert.Equal(
            ["  class B", "-   int Old()", "+   long New()"],
            LineDiff.Between(["class A", "  int Old()", "class B", "  int Old()"], ["class A", "  int Old()", "class B", "  long New()"]));

    private static IEnumerable<string> Lines(params IEnumerable<Type> types) =>
        ApiPrinter.Print(types).Select(line => line.Replace("Crm.Architecture.Tests.PublicApi.", "", StringComparison.Ordinal));

    public delegate ValueTask<T?> Callback<T>(T value);

    public enum Colour : byte
    {
        Red = 1,

        [Obsolete("Use Red.")]
        Green = 2,
    }

    public interface IShape
    {
        string? Describe();
    }

    public sealed record Point(int X, string? Text = "a\"b", Colour Colour = Colour.Red);

    public readonly record struct Pair<T>(T First, T? Second);

    public abstract class Shape<TKey>(TKey key) : IShape
        where TKey : notnull
    {
        public const int Limit = 7;
        public static readonly string Name = "shape";
        private readonly List<string?> _texts = [];

        public event EventHandler? Changed;

        public TKey Key { get; } = key;

        public required string? Label { get; init; }

        public string? this[int index]
        {
            get => _texts[index];
            protected set => _texts[index] = value;
        }

        public static bool operator !(Shape<TKey> shape) => shape.Changed is null;

        public Dictionary<string, List<string?>?> Map(string?[] a, string[]? b, (int? Number, string? Text) c) => [];

        public abstract Task<TResult> RunAsync<TResult>(Func<TKey, TResult?> body, CancellationToken cancellationToken = default)
            where TResult : class, IComparable<TResult>, new();

        public override string ToString() => Name;

        string? IShape.Describe() => Label;

        internal void Hidden() => Changed?.Invoke(this, EventArgs.Empty);

        protected virtual bool Try(in int a, ref int b, out string? c, params string[] rest)
        {
            c = null;
            return a < b;
        }
    }
}

public static class Extensions
{
    extension(string? text)
    {
        public bool IsBlank() => string.IsNullOrWhiteSpace(text);
    }

    public static int Twice(this int number) => number * 2;
}
