using System.Collections.Concurrent;

namespace IndicatorSync.Worker.Storage.Engine;

/// <summary>The parameter that every statement writes messages from, and the only type that it may have.</summary>
internal static class MessageParameter
{
    public const string Name = "Message";

    private static readonly ConcurrentDictionary<Type, bool> Seen = new();

    /// <param name="arguments">The type whose properties are a statement's parameters; there are as many as there are statements.</param>
    public static bool IsSafe(Type arguments) => Seen.GetOrAdd(arguments, type => type.GetProperties()
        .Where(property => property.Name.Equals(Name, StringComparison.OrdinalIgnoreCase))
        .All(property => property.PropertyType == typeof(MessageText) || property.PropertyType == typeof(MessageText?)));
}
