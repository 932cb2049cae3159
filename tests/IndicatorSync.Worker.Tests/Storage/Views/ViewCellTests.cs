using System.Data;
using IndicatorSync.Worker.Storage.Reading;

namespace IndicatorSync.Worker.Tests.Storage.Views;

/// <summary>A cell of a view is the same whatever type a driver gives it in; a <see cref="DataTableReader"/> converts as little as SqlClient does.</summary>
public class ViewCellTests
{
    [Fact]
    public void A_number_is_read_in_whatever_type_it_comes()
    {
        object?[] given = [7L, 7, (short)7, (byte)7, true, 5_000_000_000L, 7.50m, 7.5, DBNull.Value];
        using var table = new DataTable();
        foreach (var value in given)
        {
            table.Columns.Add().DataType = value is DBNull ? typeof(string) : value!.GetType();
        }

        table.Rows.Add(given);
        using var reader = table.CreateDataReader();
        Assert.True(reader.Read());

        Assert.Equal([7, 7, 7, 7, 1, 5_000_000_000m, 7.5m, 7.5m, null], given.Select((_, place) => ViewRows.Cell(reader, place, "Antal")));
    }
}
