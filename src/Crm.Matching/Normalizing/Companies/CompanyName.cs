namespace Crm.Matching.Normalizing;

/// <summary>The parts of an organisation's name.</summary>
/// <param name="Core">The name without legal form and article, folded (<see cref="TextFolding"/>), common abbreviations written out; never empty if the text has a letter or digit.</param>
/// <param name="Form">The legal form; null if none is named. Of several the one written last.</param>
/// <param name="TradingName">The name after <c>dba</c>, <c>t/a</c>, <c>trading as</c>, normalized alike; empty if there is none.</param>
public sealed record CompanyName(string Core, LegalForm? Form, string TradingName);
