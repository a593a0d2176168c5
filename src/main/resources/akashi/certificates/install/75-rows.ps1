# ---- The rows of a receipt ----

function Get-CertificateRow($Own, $Use) {
    $present = Find-Own $Own.thumbprint
    $readers = @()
    $exportable = $null
    if ($present) {
        try {
            $file = Get-KeyFile $present
            if ($file) { $readers = @(Get-Readers $file) }
            $exportable = Test-Exportable $present
        } catch { Write-Verbose "$_" }
    }
    return [ordered]@{
        slot = $Use.slot
        thumbprint = $Own.thumbprint
        store = 'My'
        installed = [bool]$present
        keyReadable = (Test-KeyReadable $present $Use)
        readers = $readers
        exportable = $exportable
    }
}

function Get-SwitchRow($State) {
    return [ordered]@{
        slot = $State.slot
        on = $State.on
        thumbprint = $State.thumbprint
        seen = @($State.seen | ForEach-Object { [ordered]@{ from = $_.from; on = $_.on; thumbprint = $_.thumbprint } })
    }
}

function Write-Receipt($Receipt) {
    if ($WhatIfPreference) { return }
    $name = 'akashi-receipt_{0}_{1}_{2}.json' -f $env:COMPUTERNAME, $Receipt.verb, (Get-Date).ToString('yyyyMMdd-HHmmss')
    $file = Join-Path $script:Output $name
    [System.IO.File]::WriteAllText($file, (ConvertTo-Json -InputObject $Receipt -Depth 6), (New-Object System.Text.UTF8Encoding($false)))
    Say "Receipt: $file" "実行結果: $file"
}

function Show-Certificate($Entry) {
    if (-not $Entry.installed) {
        Find-Fault "$($Entry.slot): certificate NOT installed" "$($Entry.slot): 証明書は未インストールです"
    } elseif ($Entry.keyReadable -eq $false) {
        Find-Fault "$($Entry.slot): installed, but the key is NOT readable for every service account" "$($Entry.slot): インストール済みですが、キーを読み取れないサービスアカウントがあります"
    } elseif ($null -eq $Entry.keyReadable) {
        Say "$($Entry.slot): installed; the key's rights could not be read" "$($Entry.slot): インストール済み、キーの権限は未確認" 'WARN'
    } else {
        Say "$($Entry.slot): installed, key readable" "$($Entry.slot): インストール済み、キー読み取り可"
    }
    if ($Entry.exportable) { Find-Fault "$($Entry.slot): the private key can be exported" "$($Entry.slot): 秘密キーがエクスポート可能です" }
}

function Show-Switch($Entry, $Bundle) {
    $sources = (@($Entry.seen) | ForEach-Object { "$($_.from)=$($_.on)" }) -join ', '
    $mine = @($Bundle.certificates | Where-Object { @($_.slots) -contains $Entry.slot } | ForEach-Object { $_.thumbprint })
    if ($null -eq $Entry.on -and $sources) {
        Find-Fault "$($Entry.slot): its parts do not agree ($sources)" "$($Entry.slot): 設定が一致していません($sources)"
    } elseif ($null -eq $Entry.on) {
        Say "$($Entry.slot): whether it is on could not be told" "$($Entry.slot): 有効かどうかを確認できませんでした" 'WARN'
    } elseif (-not $Entry.on) {
        Say "$($Entry.slot): off" "$($Entry.slot): 無効"
    } elseif ($Entry.thumbprint -and $mine -notcontains $Entry.thumbprint) {
        Find-Fault "$($Entry.slot): on, with another certificate ($($Entry.thumbprint))" "$($Entry.slot): 有効ですが、別の証明書を使用しています($($Entry.thumbprint))"
    } elseif (-not $Entry.thumbprint -and @($Entry.seen | Where-Object { $_.thumbprint }).Count -gt 0) {
        Find-Fault "$($Entry.slot): on, with more than one certificate" "$($Entry.slot): 有効ですが、複数の証明書を使用しています"
    } else {
        Say "$($Entry.slot): on" "$($Entry.slot): 有効"
    }
}

