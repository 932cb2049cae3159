<#
.SYNOPSIS
Tar bort IndicatorSync. Inställningar, databasfil och hemligheter ligger kvar om inte -Purge anges.
#>
#Requires -Version 5.1
[CmdletBinding()]
param(
    [switch] $Purge,
    [string] $ProgramFolder = (Join-Path $env:ProgramFiles 'IndicatorSync'),
    [string] $DataFolder = (Join-Path $env:ProgramData 'IndicatorSync')
)

Set-StrictMode -Version 2.0
$ErrorActionPreference = 'Stop'
$serviceName = 'IndicatorSync'

$principal = New-Object Security.Principal.WindowsPrincipal ([Security.Principal.WindowsIdentity]::GetCurrent())
if (-not $principal.IsInRole([Security.Principal.WindowsBuiltInRole]::Administrator)) {
    throw 'Kör skriptet som administratör.'
}

$service = Get-Service -Name $serviceName -ErrorAction SilentlyContinue
if ($service) {
    if ($service.Status -ne 'Stopped') {
        Stop-Service -Name $serviceName
        $service.WaitForStatus('Stopped', [TimeSpan]::FromSeconds(60))
    }
    & sc.exe delete $serviceName | Out-Null
    if ($LASTEXITCODE -ne 0) {
        throw "Tjänsten kunde inte tas bort (kod $LASTEXITCODE)."
    }
}
if ([Diagnostics.EventLog]::SourceExists($serviceName)) {
    [Diagnostics.EventLog]::DeleteEventSource($serviceName)
}
if (Test-Path $ProgramFolder) {
    # Inställningarna ligger bredvid programmet.
    Get-ChildItem $ProgramFolder | Where-Object { $_.Name -ne 'appsettings.json' } | Remove-Item -Recurse -Force
    if ($Purge) {
        Remove-Item -Recurse -Force $ProgramFolder
    }
}
if ($Purge -and (Test-Path $DataFolder)) {
    Remove-Item -Recurse -Force $DataFolder
}

if ($Purge) {
    Write-Host 'IndicatorSync är borttaget, med inställningar och lokala data. En databas på SQL Server ligger kvar.'
}
else {
    Write-Host "IndicatorSync är borttaget. Kvar ligger $DataFolder och $ProgramFolder\appsettings.json; -Purge tar bort också dem."
}
