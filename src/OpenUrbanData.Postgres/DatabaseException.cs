namespace OpenUrbanData.Postgres;

/// <summary>The database or its server cannot be used; the message tells an administrator what to do.</summary>
/// <param name="message">Sentences for an administrator, without secrets.</param>
/// <param name="inner">What the driver or the operating system said; null where we found out ourselves.</param>
public sealed class DatabaseException(string message, Exception? inner = null) : Exception(message, inner);
