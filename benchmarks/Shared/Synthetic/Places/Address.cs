using System.Globalization;

namespace Crm.Synthetic.Places;

/// <summary>Where somebody lives, or works.</summary>
/// <param name="Flat">The flat, the unit; 0: none.</param>
/// <param name="House">The house number.</param>
/// <param name="Street">The street.</param>
/// <param name="City">The town.</param>
/// <param name="PostalCode">The postcode, with its space.</param>
internal sealed record Address(int Flat, int House, string Street, City City, string PostalCode)
{
    public string HouseAndStreet => string.Create(CultureInfo.InvariantCulture, $"{House} {Street}");
}
