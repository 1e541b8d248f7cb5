namespace Crm.Synthetic.Places;

/// <summary>A town.</summary>
/// <param name="Number">Its place in the list.</param>
/// <param name="Name">Its name.</param>
/// <param name="PostArea">The letters that its postcodes begin with.</param>
/// <param name="DialCode">The dialling code, with its 0.</param>
/// <param name="Streets">How many streets it has.</param>
internal sealed record City(int Number, string Name, string PostArea, string DialCode, int Streets);
