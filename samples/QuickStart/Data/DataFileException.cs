namespace Crm.Samples.QuickStart.Data;

/// <summary>A file is missing or is not the file it should be, so that nothing can be imported.</summary>
internal sealed class DataFileException(string message, Exception? inner = null) : Exception(message, inner);
