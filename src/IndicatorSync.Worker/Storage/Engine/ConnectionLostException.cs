using System.Data.Common;

namespace IndicatorSync.Worker.Storage.Engine;

/// <summary>
/// A connection that had been opened is open no more. What a driver throws then depends on where it was (a number, a closed
/// connection, a completed transaction, even a null reference), so the state of the connection tells, and not the exception.
/// </summary>
internal sealed class ConnectionLostException(Exception cause) : DbException(cause.Message, cause);
