using System.Text.Json.Serialization;

namespace Crm.Evaluation.Phones;

/// <summary>What <c>phone</c> answers: a number is correct when it comes out right both from its national form and from its complete one.</summary>
/// <param name="Wrong">The others, for people.</param>
internal sealed record PhoneResult(int Numbers, int Correct, double Share, [property: JsonIgnore] IReadOnlyList<WrongNumber> Wrong);

/// <summary>A number that came out wrong, and what came out; empty: nothing.</summary>
internal sealed record WrongNumber(string Region, string National, string E164, string AsNational, string AsComplete);
