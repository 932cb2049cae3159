using System.Reflection;
using System.Runtime.CompilerServices;
using IndicatorSync.Core.Terms;
using IndicatorSync.Worker.Runs;
using Microsoft.Extensions.Logging;

namespace IndicatorSync.Worker.Tests.Architecture;

/// <summary>What is given by place is short enough to be read; what is longer has names.</summary>
public sealed class ParameterListTests
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    /// <summary>The container fills these, so nobody writes the list.</summary>
    private static readonly string[] FilledByTheContainer = [nameof(SyncPipeline), nameof(SourceRun), nameof(Rehearsal)];

    private static readonly Type[] Types =
        [.. new[] { typeof(KpiId).Assembly, typeof(Program).Assembly }.SelectMany(assembly => assembly.GetTypes()).Where(type => !IsGenerated(type))];

    [Fact]
    public void No_record_is_built_from_ten_values_by_place() => Assert.Empty(
        Types.Where(IsRecord).Where(type => type.GetConstructors(Declared).Any(constructor => constructor.GetParameters().Length >= 10)).Select(type => type.FullName));

    /// <summary>A log message has the parameters that its text names.</summary>
    [Fact]
    public void No_method_takes_eight_parameters() => Assert.Empty(
        from type in Types
        from method in type.GetMethods(Declared).AsEnumerable<MethodBase>()
            .Concat(IsRecord(type) || FilledByTheContainer.Contains(type.Name, StringComparer.Ordinal) ? [] : type.GetConstructors(Declared))
        where method.GetParameters().Length >= 8 && !IsGenerated(method) && method.GetCustomAttribute<LoggerMessageAttribute>() is null
        where method.Name != "Deconstruct"
        select $"{type.FullName}.{method.Name}");

    private static bool IsRecord(Type type) => type.GetMethod("<Clone>$") is not null || type.GetMethod("PrintMembers", Declared) is not null;

    private static bool IsGenerated(MemberInfo member) =>
        member.Name.Contains('<', StringComparison.Ordinal) || member.IsDefined(typeof(CompilerGeneratedAttribute))
        || member.IsDefined(typeof(System.CodeDom.Compiler.GeneratedCodeAttribute)) || (member.DeclaringType is { } outer && IsGenerated(outer));
}
