using System.Data;
using System.Globalization;
using Dapper;
using IndicatorSync.Core.Terms;
using Microsoft.Data.SqlClient;

namespace IndicatorSync.Worker.Storage.Engine;

/// <summary>
/// How values travel: the parameter tells the engine. SQLite has no decimal, date or time, so these go as REAL and fixed-width text;
/// SQL Server has them all.
/// </summary>
internal static class DapperTypes
{
    private static readonly Lock Gate = new();
    private static bool registered;

    /// <summary>Must run before Dapper sees its first statement: it caches what it learned.</summary>
    public static void Register()
    {
        lock (Gate)
        {
            if (registered)
            {
                return;
            }

            DefaultTypeMap.MatchNamesWithUnderscores = true;

            // Every database that a process opens has the same schema: what is compiled for a statement holds for its copies in memory too.
            SqlMapper.ConnectionStringComparer = EqualityComparer<string>.Create((_, _) => true, _ => 0);
            Add(new NumberHandler());
            Add(new InstantHandler());
            Add(new LocalTimeHandler());
            Add(new DateHandler());
            SqlMapper.AddTypeHandler(new KpiHandler());
            SqlMapper.AddTypeHandler(new MeasureHandler());
            SqlMapper.AddTypeHandler(new AreaHandler());
            SqlMapper.AddTypeHandler(new MessageHandler());
            registered = true;
        }
    }

    private static void Add<T>(SqlMapper.TypeHandler<T> handler)
        where T : struct
    {
        // Dapper asks a handler for reading only as long as it has its own idea of how to write the type.
        SqlMapper.RemoveTypeMap(typeof(T));
        SqlMapper.RemoveTypeMap(typeof(T?));
        SqlMapper.AddTypeHandler(handler);
    }

    private sealed class NumberHandler : SqlMapper.TypeHandler<decimal>
    {
        public override decimal Parse(object value) => StoredNumber.Of(value);

        public override void SetValue(IDbDataParameter parameter, decimal value)
        {
            if (parameter is SqlParameter)
            {
                parameter.DbType = DbType.Decimal;
                (parameter.Precision, parameter.Scale) = (28, 10);
                parameter.Value = value;
            }
            else
            {
                parameter.DbType = DbType.Double;
                parameter.Value = (double)value;
            }
        }
    }

    private sealed class InstantHandler : SqlMapper.TypeHandler<DateTimeOffset>
    {
        public override DateTimeOffset Parse(object value) => StoredTime.Instant(value);

        public override void SetValue(IDbDataParameter parameter, DateTimeOffset value)
        {
            parameter.DbType = parameter is SqlParameter ? DbType.DateTime2 : DbType.String;
            parameter.Value = parameter is SqlParameter ? StoredTime.Utc(value) : StoredTime.Text(value);
        }
    }

    private sealed class LocalTimeHandler : SqlMapper.TypeHandler<DateTime>
    {
        public override DateTime Parse(object value) => value is DateTime local ? local : StoredTime.Local((string)value);

        public override void SetValue(IDbDataParameter parameter, DateTime value)
        {
            parameter.DbType = parameter is SqlParameter ? DbType.DateTime2 : DbType.String;
            parameter.Value = parameter is SqlParameter ? value : StoredTime.Text(value);
        }
    }

    private sealed class DateHandler : SqlMapper.TypeHandler<DateOnly>
    {
        private const string Format = "yyyy-MM-dd";

        public override DateOnly Parse(object value) => value switch
        {
            DateTime date => DateOnly.FromDateTime(date),
            DateOnly date => date,
            _ => DateOnly.ParseExact((string)value, Format, CultureInfo.InvariantCulture),
        };

        public override void SetValue(IDbDataParameter parameter, DateOnly value)
        {
            parameter.DbType = parameter is SqlParameter ? DbType.Date : DbType.String;
            parameter.Value = parameter is SqlParameter
                ? value.ToDateTime(TimeOnly.MinValue)
                : value.ToString(Format, CultureInfo.InvariantCulture);
        }
    }

    private sealed class KpiHandler : SqlMapper.TypeHandler<KpiId>
    {
        public override KpiId Parse(object value) => KpiId.Parse((string)value);

        public override void SetValue(IDbDataParameter parameter, KpiId value) =>
            (parameter.DbType, parameter.Value) = (DbType.String, value.Value);
    }

    private sealed class MeasureHandler : SqlMapper.TypeHandler<MeasureId>
    {
        public override MeasureId Parse(object value) => MeasureId.Parse((string)value);

        public override void SetValue(IDbDataParameter parameter, MeasureId value) =>
            (parameter.DbType, parameter.Value) = (DbType.String, value.Value);
    }

    private sealed class AreaHandler : SqlMapper.TypeHandler<AreaId>
    {
        public override AreaId Parse(object value) => AreaId.Parse((string)value);

        public override void SetValue(IDbDataParameter parameter, AreaId value) =>
            (parameter.DbType, parameter.Value) = (DbType.String, value.Value);
    }

    /// <summary>Written only: what is read from the database is text.</summary>
    private sealed class MessageHandler : SqlMapper.TypeHandler<MessageText>
    {
        public override MessageText Parse(object value) => throw new NotSupportedException("a message that is read is text");

        public override void SetValue(IDbDataParameter parameter, MessageText value) =>
            (parameter.DbType, parameter.Value) = (DbType.String, value.ToString());
    }
}
