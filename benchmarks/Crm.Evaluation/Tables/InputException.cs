namespace Crm.Evaluation.Tables;

/// <summary>A file, column or value is not right; the message is one line that says what is there instead.</summary>
internal sealed class InputException(string message) : Exception(message);
