namespace Crm.Reporting;

/// <summary>What a colour means.</summary>
/// <param name="Name">Its meaning.</param>
/// <param name="Series">The series whose colour it is.</param>
/// <param name="Opacity">How much of it covers what is behind, above 0 to 1.</param>
internal sealed record LegendItem(string Name, int Series, double Opacity = 1);
